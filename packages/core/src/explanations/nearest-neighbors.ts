import type { ScaledSpace } from "../features/scaling.ts";
import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { createNeighborSearch, findNearestUnlike } from "../lof/neighbor-search.ts";
import { distanceDecimals } from "../novelty/vector-sweep.ts";
import { strayNeighborCounts } from "../scoring/base-scores.ts";

/** A vector's nearest neighbors that are not copies of it, ties in. */
export interface NearestNeighbors {
  /** Vectors, each standing for as many sessions as `weights` says. */
  vectors: number[];
  weights: number[];
  /** For each column of the space, its mean part of the squared distance to them; they add up to 1. */
  shares: Float64Array;
}

const explainingNeighbors = 10;

/** Finds the neighbors that a vector is told apart from, and which columns the distance to them is made of. */
export function nearestNeighborsFinder(
  space: ScaledSpace,
  vectors: DistinctVectors,
): (vector: number) => NearestNeighbors {
  const wanted = Math.min(explainingNeighbors, strayNeighborCounts(vectors.vectorOfRow.length).at(-1) ?? 1);
  const search = createNeighborSearch(vectors, { weights: space.weights, decimals: distanceDecimals });
  return (vector) => {
    const { neighborIndices, count } = findNearestUnlike(search, vector, wanted);
    const unlike = [...neighborIndices.subarray(0, count)];
    const weights = unlike.map((neighbor) => vectors.multiplicities[neighbor]!);
    return { vectors: unlike, weights, shares: meanShares(vector, { vectors: unlike, weights }, space, vectors) };
  };
}

function meanShares(
  vector: number,
  neighbors: { vectors: number[]; weights: number[] },
  { weights }: ScaledSpace,
  { coordinates, featureCount }: DistinctVectors,
): Float64Array {
  const shares = new Float64Array(featureCount);
  const total = neighbors.weights.reduce((sum, weight) => sum + weight, 0);
  neighbors.vectors.forEach((neighbor, place) => {
    const squares = weights.map((weight, column) => {
      const difference = coordinates[vector * featureCount + column]! - coordinates[neighbor * featureCount + column]!;
      return (weight * difference) ** 2;
    });
    const sum = squares.reduce((all, square) => all + square, 0);
    squares.forEach((square, column) => {
      shares[column]! += (square / sum) * (neighbors.weights[place]! / total);
    });
  });
  return shares;
}
