import type { AccountKind, AnalysisOptions, Computer, LogonSession } from "@stray/schemas";
import { shownLength } from "./events/event-data.ts";
import { createRelatableSessions, type RelatableSessions } from "./explanations/relatable-sessions.ts";
import { featureCatalog } from "./features/feature-catalog.ts";
import { isScoredTest } from "./scoring/is-scored.ts";
import { byStartTime, type RebuiltComputer } from "./sessions/reconstruct-sessions.ts";
import { numberEqualKeys } from "./sessions/session-key.ts";
import { timeRangeTest } from "./sessions/time-range.ts";

/** Sessions that a report neither scores nor sets aside: mostly of machines and services, and by far the most. */
export interface UnscoredSessions {
  counts: Record<AccountKind, number>;
  outsideTimeRange: number;
  relatable: RelatableSessions;
}

export interface ReportSessions {
  computers: Computer[];
  /** What may be scored or set aside, in time order. */
  sessions: LogonSession[];
  unscored: UnscoredSessions;
}

/**
 * Takes the computers one after the other and keeps of each what a report of these options may show; of all other sessions
 * only their number, and what makes them related to others.
 */
export function reportSessions(computers: Iterable<RebuiltComputer>, options: AnalysisOptions): ReportSessions {
  const isShown = shownTest(options);
  const isInRange = timeRangeTest(options);
  const counts: UnscoredSessions["counts"] = { user: 0, machine: 0, service: 0 };
  const relatable = createRelatableSessions();
  const shown: LogonSession[] = [];
  const rebuilt: Computer[] = [];
  let outsideTimeRange = 0;

  function takeAway(session: LogonSession): void {
    counts[session.accountKind] += 1;
    if (!isInRange(session)) outsideTimeRange += 1;
    relatable.add(session);
  }

  for (const { computer, sessions } of computers) {
    rebuilt.push(computer);
    // Keys of other computers differ, unless both names are longer than a key shows.
    const isAlone = computer.computer.length < shownLength;
    for (const session of isAlone ? numberEqualKeys(sessions) : sessions) {
      if (!isAlone || isShown(session)) shown.push(session);
      else takeAway(session);
    }
  }
  return { computers: rebuilt, sessions: shown.sort(byStartTime), unscored: { counts, outsideTimeRange, relatable } };
}

/** Whether a session is scored, or may hold a severe kind for which it is set aside. */
function shownTest(options: AnalysisOptions): (session: LogonSession) => boolean {
  const isInRange = timeRangeTest(options);
  const isScored = isScoredTest(options);
  const severe = featureCatalog[options.profile].filter(({ severeFrom }) => severeFrom !== undefined);
  const mayBeSevere = (session: LogonSession) =>
    severe.some((feature) => feature.read(session, { isOffHours: () => true }) >= (feature.severeFrom ?? 0));
  return (session) => isInRange(session) && (isScored(session) || mayBeSevere(session));
}

/** Where all sessions are at hand. */
export function noUnscored(): UnscoredSessions {
  return { counts: { user: 0, machine: 0, service: 0 }, outsideTimeRange: 0, relatable: createRelatableSessions() };
}
