import type { WindowsEvent } from "@stray/schemas";
import { timeMicros } from "./time.ts";

/**
 * One channel's events as they were written: by record id, never by time (rule R4). Where the ids began anew after the
 * log was cleared (rule R7), what came before the clearing stands first; events without an id stand by their time.
 */
export function inRecordOrder(events: readonly WindowsEvent[], clearedMicros: readonly number[]): WindowsEvent[] {
  const numbered = events.filter(({ eventRecordId }) => eventRecordId !== null);
  const unnumbered = events.filter(({ eventRecordId }) => eventRecordId === null);
  const ordered = splitAtRestarts(numbered, clearedMicros).flatMap((part) => part.toSorted(byRecordId));
  return mergeByTime(ordered, unnumbered.toSorted(byTime));
}

/** Cuts where the channel was cleared and lower record ids follow than stood before. */
function splitAtRestarts(events: readonly WindowsEvent[], clearedMicros: readonly number[]): WindowsEvent[][] {
  if (clearedMicros.length === 0) return [[...events]];
  const byClock = events.toSorted(byTime);
  const highestBefore = prefixHighest(byClock);
  const parts: WindowsEvent[][] = [];
  let start = 0;
  for (const cleared of clearedMicros.toSorted((a, b) => a - b)) {
    const cut = lowerBound(byClock, cleared);
    const restarts = cut > start && cut < byClock.length && recordId(byClock[cut]) < highestBefore[cut - 1]!;
    if (!restarts) continue;
    parts.push(byClock.slice(start, cut));
    start = cut;
  }
  return [...parts, byClock.slice(start)];
}

function prefixHighest(events: readonly WindowsEvent[]): number[] {
  let highest = -1;
  return events.map((event) => {
    highest = Math.max(highest, recordId(event));
    return highest;
  });
}

function lowerBound(events: readonly WindowsEvent[], micros: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (clock(events[middle]) < micros) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mergeByTime(ordered: readonly WindowsEvent[], others: readonly WindowsEvent[]): WindowsEvent[] {
  if (others.length === 0) return [...ordered];
  const merged: WindowsEvent[] = [];
  let next = 0;
  for (const event of ordered) {
    while (next < others.length && clock(others[next]) < clock(event)) merged.push(others[next++]!);
    merged.push(event);
  }
  return [...merged, ...others.slice(next)];
}

function byRecordId(a: WindowsEvent, b: WindowsEvent): number {
  return recordId(a) - recordId(b) || byTime(a, b);
}

function byTime(a: WindowsEvent, b: WindowsEvent): number {
  return clock(a) - clock(b) || recordId(a) - recordId(b);
}

function recordId(event: WindowsEvent | undefined): number {
  return event?.eventRecordId ?? -1;
}

function clock(event: WindowsEvent | undefined): number {
  return timeMicros(event?.timeCreated ?? null) ?? 0;
}
