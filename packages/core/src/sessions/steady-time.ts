import type { WindowsEvent } from "@stray/schemas";
import { dataText } from "../events/event-data.ts";
import { eventKindOf } from "../events/event-kind.ts";
import { secondMicros, timeMicros } from "./time.ts";

/** A stretch in which the clock ran without a step: the written times it spans, and what to take off them. */
export interface ClockSegment {
  firstMicros: number;
  lastMicros: number;
  offsetMicros: number;
}

/** Smaller corrections are ordinary drift. */
const smallestStepMicros = 60 * secondMicros;
/** Other channels begin a little before the Security log when Windows first starts. */
const bootMicros = 10 * 60 * secondMicros;
/** How many segments ahead a record is looked for: only a forged log has more between two records. */
const segmentsAhead = 64;

export function isClockChange({ channel, provider, eventId }: WindowsEvent): boolean {
  return eventKindOf(channel, provider, eventId) === "clockChanged";
}

/** A step of the clock as 4616 tells it, or null when it is none or too small. */
export function clockStep(event: WindowsEvent): { fromMicros: number; toMicros: number } | null {
  const fromMicros = timeMicros(utcForm(dataText(event, "PreviousTime")));
  const toMicros = timeMicros(utcForm(dataText(event, "NewTime")));
  if (fromMicros === null || toMicros === null) return null;
  return Math.abs(toMicros - fromMicros) > smallestStepMicros ? { fromMicros, toMicros } : null;
}

/** The clock's segments by the steps of a Security log in record order (rule R4); the first begins where the log does. */
export function clockSegments(securityLog: readonly WindowsEvent[]): ClockSegment[] {
  const firstMicros = (timeMicros(securityLog[0]?.timeCreated ?? null) ?? Number.NEGATIVE_INFINITY) - bootMicros;
  const segments: ClockSegment[] = [{ firstMicros, lastMicros: Number.POSITIVE_INFINITY, offsetMicros: 0 }];
  for (const event of securityLog) {
    if (!isClockChange(event)) continue;
    const step = clockStep(event);
    const current = segments.at(-1);
    if (step === null || current === undefined) continue;
    current.lastMicros = step.fromMicros;
    const offsetMicros = current.offsetMicros + step.toMicros - step.fromMicros;
    segments.push({ firstMicros: step.toMicros, lastMicros: Number.POSITIVE_INFINITY, offsetMicros });
  }
  return segments;
}

/**
 * For the records of another channel, in record order: the earliest segment not before the last one that spans the time.
 * A record written late (the kernel's at boot) may still belong to the segment before.
 */
export function segmentWalker(segments: readonly ClockSegment[]): (writtenMicros: number) => ClockSegment {
  let current = 0;
  const spans = (index: number, micros: number) => {
    const segment = segments[index];
    return segment !== undefined && micros >= segment.firstMicros && micros <= segment.lastMicros;
  };
  return (writtenMicros) => {
    if (spans(current, writtenMicros)) return segments[current]!;
    if (spans(current - 1, writtenMicros)) return segments[current - 1]!;
    const end = Math.min(segments.length, current + segmentsAhead);
    let next = current + 1;
    while (next < end && !spans(next, writtenMicros)) next += 1;
    if (next < end) current = next;
    return segments[current]!;
  };
}

/** 4616 writes `2020-08-01T10:00:00.1234567Z`; older exports print a space or no zone mark. */
function utcForm(text: string): string {
  const trimmed = text.replaceAll(/[\u200e\u200f]/g, "").replace(" ", "T");
  return trimmed.endsWith("Z") ? trimmed : `${trimmed}Z`;
}
