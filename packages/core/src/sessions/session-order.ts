import type { LogonSession } from "@stray/schemas";
import { compareText } from "../compare-text.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";

type Started = Pick<LogonSession, "startTime" | "sessionKey">;

/** By start (unknown last), then by key. */
export function compareByStart(a: Started, b: Started): number {
  return compareTimestamps(a.startTime, b.startTime) || compareText(a.sessionKey, b.sessionKey);
}
