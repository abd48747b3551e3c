import type { ScaledSpace } from "../features/scaling.ts";
import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { localOutlierFactors } from "../lof/local-outlier-factor.ts";
import { distanceDecimals } from "../novelty/vector-ground.ts";

/** Sizes of neighborhood whose factors are averaged, so that no single one decides. */
const neighborhoodSizes = [5, 10, 20, 40];

/** The sizes that a data set bears: no neighborhood is more than half of the other sessions. */
export function strayNeighborCounts(sessionCount: number): number[] {
  const half = Math.max(1, Math.floor((sessionCount - 1) / 2));
  return [...new Set(neighborhoodSizes.map((size) => Math.min(size, half)))];
}

/** Mean local outlier factor (R0) of each distinct vector; 1 where there is nothing to compare with. */
export function baseScores({ weights }: ScaledSpace, vectors: DistinctVectors): Float64Array {
  const { vectorCount, vectorOfRow } = vectors;
  if (vectorOfRow.length < 3 || vectorCount < 2) return new Float64Array(vectorCount).fill(1);
  const nNeighbors = strayNeighborCounts(vectorOfRow.length);
  const rule = { weights, decimals: distanceDecimals, reachFloor: 1, densityOffset: 0 };
  const factors = localOutlierFactors(vectors, nNeighbors, rule);
  return Float64Array.from({ length: vectorCount }, (_, vector) => {
    return factors.reduce((sum, factor) => sum + factor[vector]!, 0) / factors.length;
  });
}
