import type { Caveat, Computer, LogonSession } from "@stray/schemas";
import type { FeatureTable } from "../features/feature-table.ts";
import { memoized } from "../memoized.ts";
import { parseWrittenTime } from "../time/written-time.ts";
import { zoneClock } from "../time/zone-clock.ts";

const namedSessions = 10;
const minutesPerDay = 1440;
/** Neither a 6013 nor a client tells of daylight saving: an hour may be no difference. */
const farMinutes = 120;

/** Names the Remote Desktop sessions whose client stands in another part of the world than its computer (rule R20). */
export function clientsElsewhere({
  table,
  computers,
}: {
  table: Pick<FeatureTable, "sessions">;
  computers: readonly Computer[];
}): Caveat[] {
  const assumed = new Set(
    computers.filter(({ timeZoneSource }) => timeZoneSource === "assumedUtc").map(({ computer }) => computer),
  );
  const minutesApart = zoneDistance();
  const found = table.sessions.filter(
    (session) => !assumed.has(session.computer) && minutesApart(session) >= farMinutes,
  );
  if (found.length === 0) return [];
  const more = found.length > namedSessions ? ` and ${found.length - namedSessions} more` : "";
  const named = found
    .map(
      ({ accountName, computer, clientTimeZone, timeZone }) =>
        `${accountName || "nobody named"} on ${computer} (client ${clientTimeZone}, computer ${timeZone})`,
    )
    .sort()
    .slice(0, namedSessions)
    .join("; ");
  const text = `A Remote Desktop client stood two hours or more from its computer by their time zones: ${named}${more}. Scores do not look at it.`;
  return [{ code: "clientElsewhere", text }];
}

/** The difference between the two clocks at the session's start, the shorter way round. */
function zoneDistance(): (session: LogonSession) => number {
  const clockOf = memoized(zoneClock);
  return ({ startTime, timeZone, clientTimeZone }) => {
    const start = clientTimeZone === null ? null : parseWrittenTime(startTime ?? "");
    if (start === null || clientTimeZone === null) return 0;
    const minutes = (zone: string) => clockOf(zone)(start.epochSeconds);
    const apart = Math.abs(minutes(clientTimeZone) - minutes(timeZone));
    return Math.min(apart, minutesPerDay - apart);
  };
}
