import type { LogonSession } from "@stray/schemas";

/** Earlier first, an unknown one last. Without their Z, timestamps of any precision sort by code unit as moments do. */
export function compareTimestamps(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.length === b.length ? compareText(a, b) : compareText(a.slice(0, -1), b.slice(0, -1));
}

type Started = Pick<LogonSession, "startTime" | "sessionKey">;

/** By start (unknown last), then by key. */
export function compareByStart(a: Started, b: Started): number {
  return compareTimestamps(a.startTime, b.startTime) || compareText(a.sessionKey, b.sessionKey);
}

/** By code unit, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
