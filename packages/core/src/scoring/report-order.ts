import type { ScoredSession } from "@stray/schemas";
import { compareByStart } from "../sessions/session-order.ts";
import type { ProfileScores } from "./score-parts.ts";

/** The strangest first: score, severity (severity, score where sessions are too few), start, key; the unscored by start. */
export function reportOrder({ tooFewSessions }: ProfileScores): (a: ScoredSession, b: ScoredSession) => number {
  return (a, b) => {
    const byScore = (b.score ?? 0) - (a.score ?? 0);
    const bySeverity = b.severityKinds.length - a.severityKinds.length;
    const strangest = tooFewSessions ? bySeverity || byScore : byScore || bySeverity;
    return strangest || compareByStart(a.session, b.session);
  };
}
