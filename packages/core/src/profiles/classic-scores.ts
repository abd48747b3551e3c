import type { Reason } from "@stray/schemas";
import { classicPhrases } from "../explanations/feature-words.ts";
import { zScores } from "../explanations/z-scores.ts";
import type { FeatureTable } from "../features/feature-table.ts";
import { distinctVectors } from "../lof/distinct-vectors.ts";
import { localOutlierFactors } from "../lof/local-outlier-factor.ts";
import { anomalyOf, competitionRanks, type ProfileScores, roundTo, type ScoreParts } from "../scoring/score-parts.ts";

const leastSessions = 5;
const mostNeighbors = 3;
/** scikit-learn's offset for contamination "auto", with its sign turned. */
const threshold = 1.5;
const leastZScore = 1.5;
const densityOffset = 1e-10;

const unscored: ScoreParts = {
  score: null,
  anomaly: null,
  localOutlierFactor: null,
  rank: null,
  level: "none",
  withinBudget: true,
  flagged: false,
  severityKinds: [],
  contributions: [],
  reasons: [],
  whatIf: null,
  nearestOrdinary: null,
};

/** Profile `classic`: the original tool's rule, exactly (docs/scoring.md). */
export function classicScores(table: FeatureTable): ProfileScores {
  const tooFewSessions = table.sessions.length < leastSessions;
  const parts = tooFewSessions ? table.sessions.map(() => unscored) : scoredParts(table);
  return { parts, budget: null, tooFewSessions };
}

function scoredParts(table: FeatureTable): ScoreParts[] {
  const factors = rowFactors(table);
  const scores = factors.map((factor) => roundTo(9, factor));
  const ranks = competitionRanks(scores.length, (a, b) => scores[b]! - scores[a]!);
  const reasonsOf = reasonReader(table);
  return scores.map((score, row): ScoreParts => {
    const flagged = factors[row]! > threshold;
    return {
      ...unscored,
      score,
      anomaly: anomalyOf(score),
      localOutlierFactor: score,
      rank: ranks[row]!,
      level: flagged ? "high" : "none",
      flagged,
      reasons: reasonsOf(row),
    };
  });
}

function rowFactors({ features, sessions, values }: FeatureTable): number[] {
  const vectors = distinctVectors(values, features.length, sessions.length);
  const nNeighbors = Math.min(mostNeighbors, sessions.length - 1);
  const weights = new Float64Array(features.length).fill(1);
  const rule = { weights, decimals: null, reachFloor: 0, densityOffset };
  const [factors] = localOutlierFactors(vectors, [nNeighbors], rule);
  return sessions.map((_, row) => factors![vectors.vectorOfRow[row]!]!);
}

function reasonReader(table: FeatureTable): (row: number) => Reason[] {
  const { features } = table;
  const scores = zScores(table);
  return (row) => {
    return features.flatMap(({ id }, column): Reason[] => {
      const zScore = scores[row * features.length + column]!;
      const text = classicPhrases[id];
      return text === undefined || Math.abs(zScore) < leastZScore
        ? []
        : [{ featureId: id, text, zScore: roundTo(9, zScore) }];
    });
  };
}
