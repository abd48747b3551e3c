import type { FeatureId, Level, Reason } from "@stray/schemas";
import { nearestOrdinaryFinder } from "../explanations/nearest-ordinary.ts";
import { explainRows } from "../explanations/stray-reasons.ts";
import { whatIfFinder } from "../explanations/what-if.ts";
import { type FeatureTable, rowValues, severityKindsOf, type ValueTable } from "../features/feature-table.ts";
import { memoized } from "../memoized.ts";
import { pointOf } from "../novelty/novelty-scores.ts";
import { baselineGround, ownGround, type ScoreGround } from "../scoring/score-ground.ts";
import {
  anomalyOf,
  competitionRanks,
  type ProfileScores,
  roundTo,
  type ScoreParts,
  severeKindWeight,
} from "../scoring/score-parts.ts";

const leastSessions = 10;
const leastSevereKindsWhenFew = 2;
const mediumScore = 2;
const highScore = 4;

/**
 * Profile `stray`: isolation (R0) among all sessions, or from those of a baseline, plus the severe kinds that hold
 * (docs/scoring.md).
 */
export function strayScores(table: FeatureTable, baseline: ValueTable | null = null): ProfileScores {
  const ground = baseline === null ? ownGround(table) : baselineGround(table, baseline);
  const rows = table.sessions.map((_, row) => rowScore(table, row, ground.base[ground.points.vectorOfRow[row]!]!));
  const tooFewSessions = ground.population.rowCount < leastSessions;
  const ranks = competitionRanks(rows.length, comparison(rows, tooFewSessions));
  const budget = alertBudget(rows.length);
  const explanations = explainRows(table, ground, rows);
  const compare = comparisonFinder(table, ground, rows, tooFewSessions);
  const parts = rows.map((scored, row): ScoreParts => {
    const rank = ranks[row]!;
    const judged = verdict(scored, { isWithinBudget: rank <= budget, tooFewSessions });
    const explanation = explanations[row]!;
    return {
      score: scored.score,
      anomaly: anomalyOf(scored.score),
      localOutlierFactor: roundTo(9, scored.localOutlierFactor),
      rank,
      ...judged,
      severityKinds: scored.severityKinds,
      ...explanation,
      ...compare(row, judged, explanation.reasons),
    };
  });
  return { parts, budget, tooFewSessions };
}

type Compared = Pick<ScoreParts, "whatIf" | "nearestOrdinary">;

/** For flagged rows the what-if, and for all that stand out the nearest ordinary one of the scored sessions. */
function comparisonFinder(
  table: FeatureTable,
  { population, isOwn, space, points, around, scoreNovelty }: ScoreGround,
  rows: readonly RowScore[],
  tooFewSessions: boolean,
): (row: number, verdict: Verdict, reasons: readonly Reason[]) => Compared {
  const isFlaggable = (score: number, severeKinds: number) => isFlaggedIn({ score, severeKinds }, tooFewSessions);
  const findWhatIf = whatIfFinder({ population, space, scoreNovelty, isFlaggable });
  const nearestTo = nearestOrdinaryFinder(table, around, (row) => isOrdinary(rows[row]!));
  const findNearest = memoized((vector: number) => nearestTo(pointOf(points, vector)));
  return (row, { flagged }, reasons) => {
    const vector = points.vectorOfRow[row]!;
    return {
      whatIf: flagged ? findWhatIf(rowValues(table, row), reasons, isOwn ? vector : null) : null,
      nearestOrdinary: isOrdinary(rows[row]!) ? null : findNearest(vector),
    };
  };
}

function isOrdinary({ score, severityKinds }: RowScore): boolean {
  return score < mediumScore && severityKinds.length === 0;
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
  const severityKinds = severityKindsOf(table.features, rowValues(table, row));
  const score = roundTo(9, localOutlierFactor + severeKindWeight * severityKinds.length);
  return { score, localOutlierFactor, severityKinds };
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
  return {
    level: score >= highScore ? "high" : score >= mediumScore ? "medium" : "none",
    withinBudget: isWithinBudget,
    flagged: isWithinBudget && isFlaggedIn({ score, severeKinds: severityKinds.length }, tooFewSessions),
  };
}

/** Whether a session within the budget is flagged; among too few, only one that is severe in more than one way. */
function isFlaggedIn({ score, severeKinds }: { score: number; severeKinds: number }, tooFewSessions: boolean): boolean {
  return score >= mediumScore && (!tooFewSessions || severeKinds >= leastSevereKindsWhenFew);
}
