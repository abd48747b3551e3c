import type { EventKind, LogonSession } from "@stray/schemas";

/** Selects rows of `eventCounts` and listed events alike. */
export type EventTest = (event: { kind: EventKind | null; eventId: number }) => boolean;

/** Selects events by their meaning (profile `stray`). */
export function ofKind(...kinds: readonly EventKind[]): EventTest {
  return ({ kind }) => kind !== null && kinds.includes(kind);
}

/** Selects events by their id, whatever the channel (profile `classic`). */
export function ofId(...ids: readonly number[]): EventTest {
  return ({ eventId }) => ids.includes(eventId);
}

/** How many of the session's events are selected. */
export function countEvents({ eventCounts }: LogonSession, isSelected: EventTest): number {
  return eventCounts.reduce((total, row) => (isSelected(row) ? total + row.count : total), 0);
}

/**
 * How many distinct names the selected events have, 1 where none is named. Both figures fall short in their own way: a
 * row leaves out names that an earlier row of its kind has, selected or not, and a session lists not every event. Names
 * that two kinds share (a task created and launched) are seen among the listed events and counted once.
 */
export function countDistinctNames({ eventCounts, events }: LogonSession, isSelected: EventTest): number {
  const rows = eventCounts.filter(({ count, ...row }) => count > 0 && isSelected(row));
  if (rows.length === 0) return 0;
  const counted = rows.reduce((total, row) => total + row.distinctNames, 0);
  const named = events.filter((event) => event.name !== undefined && isSelected(event));
  const listed = new Set(named.map(({ name }) => name)).size;
  const listedByKind = new Set(named.map(({ kind, name }) => `${kind} ${name}`)).size;
  return Math.max(1, listed, counted - (listedByKind - listed));
}
