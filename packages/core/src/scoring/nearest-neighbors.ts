import type { ScaledSpace } from "../features/scaling.ts";
import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { createNeighborSearch, findNearestUnlike } from "../lof/neighbor-search.ts";
import { nearestByWeight } from "../novelty/nearest-by-weight.ts";
import { pointOf } from "../novelty/novelty-scores.ts";
import { distanceDecimals, type VectorGround } from "../novelty/vector-ground.ts";
import { strayNeighborCounts } from "./base-scores.ts";

/** A vector's nearest neighbors that are not copies of it, ties in. */
export interface NearestNeighbors {
  /** Vectors, each standing for as many sessions as `weights` says. */
  vectors: number[];
  weights: number[];
  /** For each column of the space, its mean part of the squared distance to them; they add up to 1. */
  shares: Float64Array;
}

/** Gives the neighbors of a vector among the scored sessions. */
export type NeighborsFinder = (vector: number) => NearestNeighbors;

const explainingNeighbors = 10;

/** Finds the neighbors that a vector is told apart from, and which columns the distance to them is made of. */
export function nearestNeighborsFinder(space: ScaledSpace, vectors: DistinctVectors): NeighborsFinder {
  const wanted = wantedNeighbors(vectors);
  const search = createNeighborSearch(vectors, { weights: space.weights, decimals: distanceDecimals });
  return (vector) => {
    const { neighborIndices, count } = findNearestUnlike(search, vector, wanted);
    return described(pointOf(vectors, vector), [...neighborIndices.subarray(0, count)], { vectors, ...space });
  };
}

/** The same among the vectors of a ground, for points that are none of them. */
export function noveltyNeighborsFinder(ground: VectorGround, points: DistinctVectors): NeighborsFinder {
  const wanted = wantedNeighbors(ground.vectors);
  const unlikeOnly = (vector: number, distance: number) => (distance > 0 ? ground.vectors.multiplicities[vector]! : 0);
  return (vector) => {
    const point = pointOf(points, vector);
    const nearest = nearestByWeight(ground, point, wanted, unlikeOnly);
    return described(
      point,
      nearest.map((neighbor) => neighbor.vector),
      ground,
    );
  };
}

function wantedNeighbors({ vectorOfRow }: DistinctVectors): number {
  return Math.min(explainingNeighbors, strayNeighborCounts(vectorOfRow.length).at(-1) ?? 1);
}

type Measured = Pick<VectorGround, "vectors" | "weights">;

function described(point: Float64Array, neighbors: number[], measured: Measured): NearestNeighbors {
  const weights = neighbors.map((neighbor) => measured.vectors.multiplicities[neighbor]!);
  return { vectors: neighbors, weights, shares: meanShares(point, { vectors: neighbors, weights }, measured) };
}

function meanShares(
  point: Float64Array,
  neighbors: { vectors: number[]; weights: number[] },
  { vectors, weights }: Measured,
): Float64Array {
  const shares = new Float64Array(point.length);
  const total = neighbors.weights.reduce((sum, weight) => sum + weight, 0);
  neighbors.vectors.forEach((neighbor, place) => {
    const other = pointOf(vectors, neighbor);
    const squares = weights.map((weight, column) => (weight * (point[column]! - other[column]!)) ** 2);
    const sum = squares.reduce((all, square) => all + square, 0);
    squares.forEach((square, column) => {
      shares[column]! += (square / sum) * (neighbors.weights[place]! / total);
    });
  });
  return shares;
}
