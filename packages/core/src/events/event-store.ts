import type { Coverage, WindowsEvent } from "@stray/schemas";
import { groupBy } from "../group-by.ts";
import { computerKey } from "./computer-name.ts";
import { createCoverageTally, type RecordRange } from "./coverage-tally.ts";
import { compareEvents, filledFields, withoutDuplicates } from "./duplicate-events.ts";
import { eventMeaningOf } from "./event-kind.ts";
import { createEventRuns, type EventRuns } from "./event-runs.ts";
import { isTelling } from "./is-telling.ts";
import { keptFields } from "./kept-fields.ts";
import { EventPacker, type NotedEvent, unpackEvents } from "./packed-events.ts";
import { createPackedLogs } from "./packed-logs.ts";
import { sortedByKey } from "./sorted-by-key.ts";

/** Gathers events in any order: tallies all of them, keeps those with a kind, packed, and hands them over by computer. */
export interface EventStore {
  /** Counts the event and keeps it when its (channel, provider, id) has a kind. */
  add(event: WindowsEvent): void;
  /**
   * A computer's kept events with the fields that rules read, channel by channel, duplicates dropped, in an order that
   * depends on the events alone. They are made anew at each call; the name is as compared (`computerKey`).
   */
  eventsOf(computer: string): WindowsEvent[];
  /** Every System 6011, of whatever computer, copies too. */
  renamings(): WindowsEvent[];
  coverage(): Coverage[];
  /** Per input, channel and computer name the lowest and highest record id of all events. */
  recordRanges(): RecordRange[];
  duplicateEvents(): number;
}

/** What may be lent to a store, and its limits. */
export interface EventStoreOptions {
  /** Takes the events that memory is not to hold; without it memory holds all. */
  spill?: EventRuns | undefined;
  openBytes?: number;
  memoryBytes?: number;
}

export function createEventStore({ spill, openBytes, memoryBytes }: EventStoreOptions = {}): EventStore {
  const tally = createCoverageTally();
  const logs = createPackedLogs(createEventRuns(spill, memoryBytes), openBytes);
  const renamings = new EventPacker();
  const duplicates = new Map<string, number>();

  function add(event: WindowsEvent): void {
    tally.add(event);
    const meaning = eventMeaningOf(event.channel, event.provider, event.eventId);
    if (meaning === null || !isTelling(meaning.kind, event)) return;
    const { held, counted } = keptFields(meaning);
    const computer = computerKey(event.computer);
    duplicates.delete(computer);
    if (meaning.kind === "computerRenamed") renamings.append(event, 0, held);
    logs.add(computer, event, filledFields(event, counted), held);
  }

  function eventsOf(computer: string): WindowsEvent[] {
    const kept = [...logs.eventsOf(computer)];
    const inOrder = sortedByKey(byChannel(kept)).flatMap(([, log]) => withoutDuplicates(log.sort(compareEvents)));
    duplicates.set(computer, kept.length - inOrder.length);
    return inOrder;
  }

  function duplicatesOf(computer: string): number {
    if (!duplicates.has(computer)) eventsOf(computer);
    return duplicates.get(computer) ?? 0;
  }

  return {
    add,
    eventsOf,
    renamings: () => Array.from(unpackEvents(renamings.finish()), ({ event }) => event),
    coverage: tally.coverage,
    recordRanges: tally.recordRanges,
    duplicateEvents: () => logs.logs().reduce((sum, computer) => sum + duplicatesOf(computer), 0),
  };
}

function byChannel(events: readonly NotedEvent[]): Map<string, NotedEvent[]> {
  return groupBy(events, ({ event }) => event.channel.toLowerCase());
}
