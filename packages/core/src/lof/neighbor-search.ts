import type { DistinctVectors } from "./distinct-vectors.ts";
import { addToShells, createShells, outermostNeeded, type Shells } from "./shells.ts";

/** How vectors are compared. */
export interface Metric {
  /** Factor of each column's difference before it is squared. */
  weights: Float64Array;
  /** Decimals a distance is rounded to before any comparison, so that ties are ties on every machine; null: none. */
  decimals: number | null;
}

/**
 * Exact neighbors among distinct vectors. The buffers hold the answer of the last question only, so memory follows the
 * number of vectors and never the number of pairs.
 */
export interface NeighborSearch {
  readonly vectors: DistinctVectors;
  readonly metric: Metric;
  /** What `findNearestShells` found. */
  readonly shells: Shells;
  /** What `findWithin` found, nearest first. */
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
}

// A bound is widened before it prunes: by the rounding step, and by more than a square root's relative error.
const roundingSlack = 1e-6;
const relativeSlack = 1e-12;

/** A search whose questions ask for at most `mostWeight` rows in the nearest shells. */
export function createNeighborSearch(vectors: DistinctVectors, metric: Metric, mostWeight: number): NeighborSearch {
  return {
    vectors,
    metric,
    shells: createShells(mostWeight),
    neighborIndices: new Int32Array(vectors.vectorCount),
    neighborDistances: new Float64Array(vectors.vectorCount),
  };
}

/** The nearest shells around a vector that together hold `weight` other rows, or all; `unlike` leaves copies out. */
export function findNearestShells(
  search: NeighborSearch,
  vector: number,
  weight: number,
  from: "copies" | "unlike",
): Shells {
  const { shells, vectors } = search;
  shells.count = 0;
  shells.total = 0;
  shells.wanted = weight;
  const copies = vectors.multiplicities[vector]! - 1;
  if (from === "copies" && copies > 0) addToShells(shells, 0, copies);
  sweepShells(search, vector, { step: 1, from });
  sweepShells(search, vector, { step: -1, from });
  return shells;
}

/** One side of the sweep along the first column: what is farther in it alone than the bound ends the side. */
function sweepShells(search: NeighborSearch, vector: number, side: { step: number; from: "copies" | "unlike" }): void {
  const { vectors, metric, shells } = search;
  const { step, from } = side;
  for (let other = vector + step; other >= 0 && other < vectors.vectorCount; other += step) {
    const limit = squaredLimit(outermostNeeded(shells));
    if (squaredGap(search, vector, other) > limit) return;
    const squared = squaredDistance(search, vector, other, limit);
    if (squared > limit) continue;
    const distance = rounded(Math.sqrt(squared), metric.decimals);
    if (distance > 0 || from === "copies") addToShells(shells, distance, vectors.multiplicities[other]!);
  }
}

/** All other vectors within a distance, bound included; returns how many. */
export function findWithin(search: NeighborSearch, vector: number, radius: number): number {
  const { vectors, metric } = search;
  const limit = squaredLimit(radius);
  let first = vector;
  while (first > 0 && squaredGap(search, vector, first - 1) <= limit) first--;
  let found = 0;
  for (let other = first; other < vectors.vectorCount && squaredGap(search, vector, other) <= limit; other++) {
    if (other === vector) continue;
    const squared = squaredDistance(search, vector, other, limit);
    if (squared > limit) continue;
    const distance = rounded(Math.sqrt(squared), metric.decimals);
    if (distance <= radius) insertNeighbor(search, found++, other, distance);
  }
  return found;
}

/**
 * Insertion sort, equals in vector order. Of k neighbors fewer than k are nearer than the last shell, so that a long
 * shell costs at most k moves of itself.
 */
function insertNeighbor(search: NeighborSearch, found: number, neighbor: number, distance: number): void {
  const { neighborIndices, neighborDistances } = search;
  let place = found;
  while (place > 0 && neighborDistances[place - 1]! > distance) {
    neighborDistances[place] = neighborDistances[place - 1]!;
    neighborIndices[place] = neighborIndices[place - 1]!;
    place--;
  }
  neighborDistances[place] = distance;
  neighborIndices[place] = neighbor;
}

/** The squared distance, or something over the limit as soon as it is over. Always the same order of summation. */
function squaredDistance({ vectors, metric }: NeighborSearch, a: number, b: number, limit: number): number {
  const { coordinates, featureCount } = vectors;
  const { weights } = metric;
  let sum = 0;
  for (let column = 0; column < featureCount && sum <= limit; column++) {
    const difference =
      weights[column]! * (coordinates[a * featureCount + column]! - coordinates[b * featureCount + column]!);
    sum += difference * difference;
  }
  return sum;
}

function squaredGap({ vectors, metric }: NeighborSearch, a: number, b: number): number {
  const { coordinates, featureCount } = vectors;
  const difference = metric.weights[0]! * (coordinates[a * featureCount]! - coordinates[b * featureCount]!);
  return difference * difference;
}

function squaredLimit(bound: number): number {
  const widened = bound * (1 + relativeSlack) + roundingSlack;
  return widened * widened;
}

function rounded(distance: number, decimals: number | null): number {
  if (decimals === null) return distance;
  const steps = 10 ** decimals;
  return Math.round(distance * steps) / steps;
}
