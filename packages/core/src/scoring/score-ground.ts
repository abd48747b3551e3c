import type { FeatureTable, ValueTable } from "../features/feature-table.ts";
import { type ScaledSpace, scaledMatrix, scaledSpace } from "../features/scaling.ts";
import { type DistinctVectors, distinctVectors } from "../lof/distinct-vectors.ts";
import { type NoveltyScorer, noveltyScorer, pointOf } from "../novelty/novelty-scores.ts";
import { createVectorGround, type VectorGround } from "../novelty/vector-ground.ts";
import { baseScores, strayNeighborCounts } from "./base-scores.ts";
import { type NeighborsFinder, nearestNeighborsFinder, noveltyNeighborsFinder } from "./nearest-neighbors.ts";

/** What sessions are scored against: all of them, or a baseline that they never enter. */
export interface ScoreGround {
  /** Whose medians and ranks reasons tell. */
  population: ValueTable;
  /** Whether the scored sessions are the population. */
  isOwn: boolean;
  space: ScaledSpace;
  /** The population's. */
  vectors: DistinctVectors;
  /** The scored sessions', in the same space; without a baseline the same. */
  points: DistinctVectors;
  /** The scored sessions', to look among; without a baseline the population's. */
  around: VectorGround;
  /** R0 by point. */
  base: Float64Array;
  findNeighbors: NeighborsFinder;
  scoreNovelty: NoveltyScorer;
}

/** Scores sessions among each other. */
export function ownGround(table: FeatureTable): ScoreGround {
  const space = scaledSpace(table, "leftOut");
  const vectors = distinctVectors(space.matrix, space.columns.length, table.rowCount);
  const ground = createVectorGround(vectors, space.weights);
  return {
    population: table,
    isOwn: true,
    space,
    vectors,
    points: vectors,
    around: ground,
    base: baseScores(space, vectors),
    findNeighbors: nearestNeighborsFinder(space, vectors),
    scoreNovelty: scorerOf(ground),
  };
}

/** Scores sessions by novelty: weights, neighbors and densities are the baseline's. */
export function baselineGround(table: FeatureTable, population: ValueTable): ScoreGround {
  const space = scaledSpace(population, "seenOnce");
  const vectors = distinctVectors(space.matrix, space.columns.length, population.rowCount);
  const ground = createVectorGround(vectors, space.weights);
  const points = distinctVectors(scaledMatrix(table, space), space.columns.length, table.rowCount);
  const scoreNovelty = scorerOf(ground);
  const base = Float64Array.from({ length: points.vectorCount }, (_, point) => {
    return scoreNovelty(pointOf(points, point), null);
  });
  const around = createVectorGround(points, space.weights);
  const findNeighbors = noveltyNeighborsFinder(ground, points);
  return { population, isOwn: false, space, vectors, points, around, base, findNeighbors, scoreNovelty };
}

function scorerOf(ground: VectorGround): NoveltyScorer {
  return noveltyScorer(ground, strayNeighborCounts(ground.vectors.vectorOfRow.length));
}
