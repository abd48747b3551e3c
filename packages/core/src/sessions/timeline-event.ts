import type { EventKind, WindowsEvent } from "@stray/schemas";
import type { EventMeaning } from "../events/event-meanings.ts";

/** A kept event at its place in its computer's history. */
export interface TimelineEvent {
  event: WindowsEvent;
  kind: EventKind;
  meaning: EventMeaning;
  /** The clock as written, microseconds since 1970; null where the record has no usable time. */
  writtenMicros: number | null;
  /** Written time less the clock steps before it (rule R4); without a time, that of the record before. */
  steadyMicros: number;
  /** Place among the computer's kept events: channels by name, records in record order (rule R4). */
  order: number;
}

/** Steady time, then record order. */
export function bySteadyTime(a: TimelineEvent, b: TimelineEvent): number {
  return a.steadyMicros - b.steadyMicros || a.order - b.order;
}

/** The written time as it is shown; null where the record has none that a clock can show. */
export function writtenTime({ event, writtenMicros }: TimelineEvent): string | null {
  return writtenMicros === null ? null : event.timeCreated;
}
