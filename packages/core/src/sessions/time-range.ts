import type { AnalysisOptions, LogonSession } from "@stray/schemas";
import { compareTimes, parseWrittenTime } from "../time/written-time.ts";

/**
 * Tells whether any of what is known of a session overlaps [since, until). Without a range all sessions do; within one,
 * a session without times does not.
 */
export function timeRangeTest({ since, until }: Pick<AnalysisOptions, "since" | "until">) {
  const from = parseWrittenTime(since ?? "");
  const to = parseWrittenTime(until ?? "");
  return ({ startTime, endTime, lastSeen }: LogonSession): boolean => {
    if (from === null && to === null) return true;
    const times = [startTime, endTime, lastSeen].flatMap((time) => parseWrittenTime(time ?? "") ?? []);
    const [first] = times.sort(compareTimes);
    const last = times.at(-1);
    if (first === undefined || last === undefined) return false;
    return (from === null || compareTimes(last, from) >= 0) && (to === null || compareTimes(first, to) < 0);
  };
}
