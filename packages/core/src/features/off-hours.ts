import type { AnalysisOptions, LogonSession } from "@stray/schemas";
import { memoized } from "../memoized.ts";
import { parseWrittenTime } from "../time/written-time.ts";
import { zoneClock } from "../time/zone-clock.ts";

const classicWorkHours = "07:00-22:00";

/**
 * Tells whether a session starts outside ordinary work: in the zone its computer then stood in, or as written in a given
 * list. An unknown start is not off-hours.
 */
export function offHoursTest(options: AnalysisOptions): (session: LogonSession) => boolean {
  const isWork = withinClockRange(options.profile === "classic" ? classicWorkHours : options.workHours);
  const clockOf = memoized(zoneClock);
  return ({ given, startTime, timeZone }) => {
    const start = parseWrittenTime((given ? given.start : startTime) ?? "");
    if (start === null) return false;
    return !isWork(given ? start.writtenMinutes : clockOf(timeZone.toLowerCase())(start.epochSeconds));
  };
}

/** `HH:MM-HH:MM`, end exclusive; a range such as 22:00-06:00 spans midnight. */
function withinClockRange(range: string): (minutes: number) => boolean {
  const [from = 0, to = 0] = range.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  if (from <= to) return (minutes) => from <= minutes && minutes < to;
  return (minutes) => from <= minutes || minutes < to;
}
