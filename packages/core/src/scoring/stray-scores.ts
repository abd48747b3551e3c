import type { FeatureId, Level } from "@stray/schemas";
import { explainRows, severeKindWeight } from "../explanations/stray-reasons.ts";
import { type FeatureTable, isSevere } from "../features/feature-table.ts";
import { scaledSpace } from "../features/scaling.ts";
import { distinctVectors } from "../lof/distinct-vectors.ts";
import { baseScores } from "./base-scores.ts";
import { anomalyOf, competitionRanks, type ProfileScores, roundTo, type ScoreParts } from "./score-parts.ts";

const leastSessions = 10;
const leastSevereKindsWhenFew = 2;
const mediumScore = 2;
const highScore = 4;

/** Profile `stray`: isolation among all sessions (R0) plus the severe kinds that hold (docs/scoring.md). */
export function strayScores(table: FeatureTable): ProfileScores {
  const space = scaledSpace(table);
  const vectors = distinctVectors(space.matrix, space.columns.length, table.sessions.length);
  const base = baseScores(space, vectors);
  const rows = table.sessions.map((_, row) => rowScore(table, row, base[vectors.vectorOfRow[row]!]!));
  const tooFewSessions = rows.length < leastSessions;
  const ranks = competitionRanks(rows.length, comparison(rows, tooFewSessions));
  const budget = alertBudget(rows.length);
  const explanations = explainRows(table, space, vectors, rows);
  const parts = rows.map((scored, row): ScoreParts => {
    const rank = ranks[row]!;
    return {
      score: scored.score,
      anomaly: anomalyOf(scored.score),
      localOutlierFactor: roundTo(9, scored.localOutlierFactor),
      rank,
      ...verdict(scored, { isWithinBudget: rank <= budget, tooFewSessions }),
      severityKinds: scored.severityKinds,
      ...explanations[row]!,
    };
  });
  return { parts, budget, tooFewSessions };
}

/** How many ranks may be flagged: one session in fifty, at least ten. */
function alertBudget(sessionCount: number): number {
  return Math.max(10, Math.ceil(sessionCount / 50));
}

/** A row's score before any row is compared with another. */
interface RowScore {
  score: number;
  /** R0, not rounded. */
  localOutlierFactor: number;
  severityKinds: FeatureId[];
}

function rowScore(table: FeatureTable, row: number, localOutlierFactor: number): RowScore {
  const severityKinds = severityKindsOf(table, row);
  const score = roundTo(9, localOutlierFactor + severeKindWeight * severityKinds.length);
  return { score, localOutlierFactor, severityKinds };
}

/** The severe kinds that hold, in catalog order. */
export function severityKindsOf(table: FeatureTable, row: number): FeatureId[] {
  return table.features.filter((_, column) => isSevere(table, row, column)).map(({ id }) => id);
}

/** The strangest first: by score, then severity; by severity first where too few sessions make the score unsure. */
function comparison(rows: readonly RowScore[], severityFirst: boolean): (a: number, b: number) => number {
  const byScore = (a: number, b: number) => rows[b]!.score - rows[a]!.score;
  const bySeverity = (a: number, b: number) => rows[b]!.severityKinds.length - rows[a]!.severityKinds.length;
  return severityFirst ? (a, b) => bySeverity(a, b) || byScore(a, b) : (a, b) => byScore(a, b) || bySeverity(a, b);
}

interface Verdict {
  level: Level;
  withinBudget: boolean;
  flagged: boolean;
}

function verdict(
  { score, severityKinds }: RowScore,
  { isWithinBudget, tooFewSessions }: { isWithinBudget: boolean; tooFewSessions: boolean },
): Verdict {
  const isSevereEnough = !tooFewSessions || severityKinds.length >= leastSevereKindsWhenFew;
  return {
    level: score >= highScore ? "high" : score >= mediumScore ? "medium" : "none",
    withinBudget: isWithinBudget,
    flagged: score >= mediumScore && isWithinBudget && isSevereEnough,
  };
}
