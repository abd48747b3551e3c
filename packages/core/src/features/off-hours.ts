import type { AnalysisOptions, Computer, LogonSession } from "@stray/schemas";
import { parseWrittenTime } from "../time/written-time.ts";
import { type ZoneClock, zoneClock } from "../time/zone-clock.ts";

const classicWorkHours = "07:00-22:00";

/**
 * Tells whether a session starts outside ordinary work: on its computer's clock, or as written in a given list. An
 * unknown start is not off-hours.
 */
export function offHoursTest(
  options: AnalysisOptions,
  computers: readonly Computer[],
): (session: LogonSession) => boolean {
  const isWork = withinClockRange(options.profile === "classic" ? classicWorkHours : options.workHours);
  const clockOf = computerClocks(computers);
  return ({ given, startTime, computer }) => {
    const start = parseWrittenTime((given ? given.start : startTime) ?? "");
    if (start === null) return false;
    return !isWork(given ? start.writtenMinutes : clockOf(computer)(start.epochSeconds));
  };
}

/** `HH:MM-HH:MM`, end exclusive; a range such as 22:00-06:00 spans midnight. */
function withinClockRange(range: string): (minutes: number) => boolean {
  const [from = 0, to = 0] = range.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  if (from <= to) return (minutes) => from <= minutes && minutes < to;
  return (minutes) => from <= minutes || minutes < to;
}

function computerClocks(computers: readonly Computer[]): (computer: string) => ZoneClock {
  const zones = new Map(computers.map(({ computer, timeZone }) => [computer, timeZone]));
  const clocks = new Map([...new Set(["UTC", ...zones.values()])].map((zone) => [zone, zoneClock(zone)]));
  const utc = zoneClock("UTC");
  return (computer) => clocks.get(zones.get(computer) ?? "UTC") ?? utc;
}
