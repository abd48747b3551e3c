import type { ScoredSession } from "@stray/schemas";

/** What a profile finds out about one session; the rest of a scored session is context. */
export type ScoreParts = Pick<
  ScoredSession,
  | "score"
  | "anomaly"
  | "localOutlierFactor"
  | "rank"
  | "level"
  | "withinBudget"
  | "flagged"
  | "severityKinds"
  | "contributions"
  | "reasons"
  | "whatIf"
  | "nearestOrdinary"
>;

/** What each severe kind adds to the score: a declared prior, shown apart (docs/scoring.md). */
export const severeKindWeight = 0.25;

/** A profile's answer for all sessions of a table, in its row order. */
export interface ProfileScores {
  parts: ScoreParts[];
  /** How many ranks may be flagged; null: all. */
  budget: number | null;
  /** Fewer sessions than a score can be trusted on. */
  tooFewSessions: boolean;
}

/** How far a score is above an ordinary one, 0 to 1: 0 as dense as its neighbors, .5 twice as isolated. */
export function anomalyOf(score: number): number {
  return roundTo(6, Math.max(0, 1 - 1 / score));
}

/** Rounds once, at the border; numbers too large to have that many decimals stay as they are. */
export function roundTo(decimals: number, value: number): number {
  const steps = 10 ** decimals;
  const scaled = value * steps;
  return Math.abs(scaled) < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / steps : value;
}

/** Competition ranks (1, 2, 2, 4) by a comparison that puts the strangest first. */
export function competitionRanks(count: number, compare: (a: number, b: number) => number): number[] {
  const order = Array.from({ length: count }, (_, row) => row).sort(compare);
  const ranks = new Array<number>(count);
  order.forEach((row, place) => {
    const previous = order[place - 1];
    ranks[row] = previous !== undefined && compare(previous, row) === 0 ? ranks[previous]! : place + 1;
  });
  return ranks;
}
