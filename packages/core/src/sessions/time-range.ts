import type { AnalysisOptions, LogonSession } from "@stray/schemas";
import { compareTimes, parseWrittenTime } from "../time/written-time.ts";

/** Tells whether a session overlaps [since, until); without a range all do, within one a session without times does not. */
export function timeRangeTest({ since, until }: Pick<AnalysisOptions, "since" | "until">) {
  const from = parseWrittenTime(since ?? "");
  const to = parseWrittenTime(until ?? "");
  return ({ startTime, endTime, lastSeen }: LogonSession): boolean => {
    if (from === null && to === null) return true;
    const end = parseWrittenTime(endTime ?? lastSeen ?? startTime ?? "");
    const start = parseWrittenTime(startTime ?? "") ?? end;
    if (start === null || end === null) return false;
    return (from === null || compareTimes(end, from) >= 0) && (to === null || compareTimes(start, to) < 0);
  };
}
