import type { LogonSession } from "@stray/schemas";

/** Text that sorts by code unit as moments do; an unknown one comes last. */
export function timeSortKey(time: string | null): string {
  return time === null ? "\uffff" : time.slice(0, -1);
}

/** By start (unknown last), then by key. */
export function compareByStart(a: LogonSession, b: LogonSession): number {
  return compareText(timeSortKey(a.startTime), timeSortKey(b.startTime)) || compareText(a.sessionKey, b.sessionKey);
}

/** By code unit, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
