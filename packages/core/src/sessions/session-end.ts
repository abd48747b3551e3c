import type { EndReason } from "@stray/schemas";
import type { Boots } from "./boots.ts";
import type { Logon } from "./logons.ts";
import type { DesktopSession } from "./remote-desktop-sessions.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** Why a session ended and the event that tells it; without one the session is censored: its end is not known. */
export interface SessionEnd {
  event: TimelineEvent | null;
  reason: EndReason;
}

/**
 * Rule R8, strongest first: 4634 or 4647, 23, a shutdown. A return to a session and a network-level step end by
 * themselves and end nothing; of the two halves of a split token the last to go counts.
 */
export function sessionEnd(
  logons: readonly Logon[],
  desktops: readonly DesktopSession[],
  lastSeen: TimelineEvent,
  boots: Boots,
  clearedAfter: boolean,
): SessionEnd {
  const event = logoffOf(logons, desktops) ?? boots.shutdownAfter(lastSeen.steadyMicros);
  if (event !== null) return { event, reason: reasonOf(event) };
  if (Number.isFinite(boots.nextBootMicros(lastSeen.steadyMicros))) return { event: null, reason: "nextBoot" };
  return { event: null, reason: clearedAfter ? "logCleared" : "endOfLog" };
}

/** The event by which a session is known to have been logged off, or null. */
export function logoffOf(logons: readonly Logon[], desktops: readonly DesktopSession[]): TimelineEvent | null {
  const closed = logons.flatMap(({ role, closed }) =>
    closed !== null && (role === "own" || role === "linked") ? [closed] : [],
  );
  return latest(closed) ?? latest(desktops.flatMap(({ closed }) => (closed === null ? [] : [closed])));
}

function latest(events: readonly TimelineEvent[]): TimelineEvent | null {
  return events.reduce<TimelineEvent | null>(
    (last, event) => (last === null || event.steadyMicros >= last.steadyMicros ? event : last),
    null,
  );
}

function reasonOf({ kind }: TimelineEvent): EndReason {
  switch (kind) {
    case "logoff":
      return "logoff";
    case "logoffInitiated":
      return "logoffInitiated";
    case "remoteDesktopLogoff":
      return "remoteDesktopLogoff";
    default:
      return "shutdown";
  }
}
