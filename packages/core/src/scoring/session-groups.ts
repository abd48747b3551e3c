import type { FeatureId, LogonSession, ScoredSession, SessionGroup } from "@stray/schemas";
import { compareText } from "../compare-text.ts";
import type { Feature } from "../features/feature.ts";
import { groupBy } from "../group-by.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";

const listedKeys = 10;
const listedComputers = 10;

/**
 * Sessions by their set of severe kinds and other acts, where any is severe or flagged: the severest sets first, then
 * the highest score. Look-alikes of a burst share a line, whatever their density.
 */
export function sessionGroups(sessions: readonly ScoredSession[], features: readonly Feature[]): SessionGroup[] {
  const acts = features.filter(({ isAct }) => isAct).map(({ id }) => id);
  const keyOf = (scored: ScoredSession) => JSON.stringify([scored.severityKinds, actionKindsOf(scored, acts)]);
  const unexplained = sessions.filter(({ knownGood }) => knownGood === null);
  return [...groupBy(unexplained, keyOf)]
    .filter(([, group]) => group.some(({ flagged, severityKinds }) => flagged || severityKinds.length > 0))
    .map(([key, group]) => ({ key, line: asGroup(group, acts) }))
    .sort((a, b) => bySeverity(a.line, b.line) || compareText(a.key, b.key))
    .map(({ line }) => line);
}

function bySeverity(a: SessionGroup, b: SessionGroup): number {
  return b.severityKinds.length - a.severityKinds.length || b.highestScore - a.highestScore;
}

function actionKindsOf({ features, severityKinds }: ScoredSession, acts: readonly FeatureId[]): FeatureId[] {
  return acts.filter((id) => (features[id] ?? 0) > 0 && !severityKinds.includes(id));
}

function asGroup(group: readonly ScoredSession[], acts: readonly FeatureId[]): SessionGroup {
  const sessions = group.map(({ session }) => session);
  const scores = group.map(({ score }) => score ?? 0);
  return {
    severityKinds: group[0]!.severityKinds,
    actionKinds: actionKindsOf(group[0]!, acts),
    sessions: group.length,
    flagged: group.filter(({ flagged }) => flagged).length,
    highestScore: scores.reduce((highest, score) => Math.max(highest, score), 0),
    computers: computersOf(sessions).slice(0, listedComputers),
    first: sessions.map(({ startTime }) => startTime).reduce(earlier),
    last: sessions.map(({ endTime, lastSeen }) => endTime ?? lastSeen).reduce(later),
    sessionKeys: sessions.slice(0, listedKeys).map(({ sessionKey }) => sessionKey),
  };
}

/** A session of a given list names none. */
function computersOf(sessions: readonly LogonSession[]): string[] {
  return [...new Set(sessions.map(({ computer }) => computer))].filter((computer) => computer !== "").sort();
}

function earlier(a: string | null, b: string | null): string | null {
  return compareTimestamps(a, b) <= 0 ? a : b;
}

/** An unknown time sorts last, but is later than none. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareTimestamps(a, b) >= 0 ? a : b;
}
