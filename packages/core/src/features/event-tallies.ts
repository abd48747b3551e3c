import type { EventKind, LogonSession, SessionEventCount } from "@stray/schemas";

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

/** Refusals of an account: at logon, or by a domain controller that was asked. */
export const failureKinds = [
  "logonFailed",
  "kerberosTicketRefused",
  "kerberosPreauthenticationFailed",
  "credentialsRefused",
] as const satisfies readonly EventKind[];

/** How many of the session's events are selected. */
export function countEvents({ eventCounts }: LogonSession, isSelected: EventTest): number {
  return eventCounts.reduce((total, row) => (isSelected(row) ? total + row.count : total), 0);
}

/**
 * How many distinct names the selected events have, 1 where none is named. Rows of one kind add up; a name under two
 * kinds (a task created and launched) is seen among the events that the session lists and counted once.
 */
export function countDistinctNames({ eventCounts, events }: LogonSession, isSelected: EventTest): number {
  const rows = eventCounts.filter(isSelected);
  const distinct = rows.reduce((total, row) => total + row.distinctNames, 0);
  if (distinct === 0) return rows.some(({ count }) => count > 0) ? 1 : 0;
  if (isOneKind(rows)) return distinct;
  const named = events.filter((event) => event.name !== undefined && isSelected(event));
  const byKind = new Set(named.map(({ kind, name }) => `${kind} ${name}`));
  return distinct - (byKind.size - new Set(named.map(({ name }) => name)).size);
}

function isOneKind(rows: readonly SessionEventCount[]): boolean {
  return rows.every(({ kind }) => kind === rows[0]?.kind);
}
