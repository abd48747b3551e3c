import type { DistinctVectors } from "./distinct-vectors.ts";

/** How vectors are compared. */
export interface Metric {
  /** Factor of each column's difference before it is squared. */
  weights: Float64Array;
  /** Decimals a distance is rounded to before any comparison, so that ties are ties on every machine; null: none. */
  decimals: number | null;
}

/**
 * Exact neighbors among distinct vectors. The arrays are reused: they hold the answer of the last call only. Memory
 * follows the number of vectors, never the number of pairs.
 */
export interface NeighborSearch {
  /** Distance and weight (rows) of each shell of equal distance that `nearestShells` found, nearest first. */
  readonly shellDistances: Float64Array;
  readonly shellWeights: Float64Array;
  /** Vectors and distances that `within` found, in vector order. */
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
  /** The nearest shells around a vector that together hold `weight` other rows, or all; returns how many shells. */
  nearestShells(vector: number, weight: number, from: "copies" | "unlike"): number;
  /** All other vectors within a distance, bound included; returns how many. */
  within(vector: number, radius: number): number;
}

// A bound is widened before it prunes: by the rounding step, and by more than a square root's relative error.
const roundingSlack = 1e-6;
const relativeSlack = 1e-12;

/** A sweep along the first column: vectors farther apart in it alone than the bound end the search on that side. */
export function createNeighborSearch(vectors: DistinctVectors, metric: Metric, maxWeight: number): NeighborSearch {
  const { coordinates, multiplicities, vectorCount, featureCount } = vectors;
  const { weights } = metric;
  const round = rounding(metric.decimals);
  const shellDistances = new Float64Array(maxWeight + 1);
  const shellWeights = new Float64Array(maxWeight + 1);
  const neighborIndices = new Int32Array(vectorCount);
  const neighborDistances = new Float64Array(vectorCount);

  /** The squared distance, or Infinity as soon as it is over the limit. Always the same order of summation. */
  function squaredDistance(a: number, b: number, limit: number): number {
    let sum = 0;
    for (let column = 0; column < featureCount; column++) {
      const difference =
        weights[column]! * (coordinates[a * featureCount + column]! - coordinates[b * featureCount + column]!);
      sum += difference * difference;
      if (sum > limit) return Number.POSITIVE_INFINITY;
    }
    return sum;
  }

  function isBeyondSweep(a: number, b: number, limit: number): boolean {
    const difference = weights[0]! * (coordinates[a * featureCount]! - coordinates[b * featureCount]!);
    return difference * difference > limit;
  }

  function nearestShells(vector: number, weight: number, from: "copies" | "unlike"): number {
    const shells = { distances: shellDistances, weights: shellWeights, count: 0, total: 0, wanted: weight };
    const copies = multiplicities[vector]! - 1;
    if (from === "copies" && copies > 0) addToShells(shells, 0, copies);
    for (const step of [1, -1]) {
      for (let other = vector + step; other >= 0 && other < vectorCount; other += step) {
        const limit = squaredLimit(shellBound(shells));
        if (isBeyondSweep(vector, other, limit)) break;
        const squared = squaredDistance(vector, other, limit);
        if (squared === Number.POSITIVE_INFINITY) continue;
        const distance = round(Math.sqrt(squared));
        if (distance > 0 || from === "copies") addToShells(shells, distance, multiplicities[other]!);
      }
    }
    return shells.count;
  }

  function within(vector: number, radius: number): number {
    const limit = squaredLimit(radius);
    let first = vector;
    while (first > 0 && !isBeyondSweep(vector, first - 1, limit)) first--;
    let count = 0;
    for (let other = first; other < vectorCount && !isBeyondSweep(vector, other, limit); other++) {
      if (other === vector) continue;
      const squared = squaredDistance(vector, other, limit);
      if (squared === Number.POSITIVE_INFINITY) continue;
      const distance = round(Math.sqrt(squared));
      if (distance > radius) continue;
      neighborIndices[count] = other;
      neighborDistances[count] = distance;
      count++;
    }
    return count;
  }

  return { shellDistances, shellWeights, neighborIndices, neighborDistances, nearestShells, within };
}

interface Shells {
  distances: Float64Array;
  weights: Float64Array;
  count: number;
  total: number;
  wanted: number;
}

/** The distance beyond which nothing can enter: the last shell's, once the shells hold enough. */
function shellBound({ distances, count, total, wanted }: Shells): number {
  return total < wanted ? Number.POSITIVE_INFINITY : distances[count - 1]!;
}

/**
 * Insertion sort into a list that never holds more than `wanted` + 1 shells: each has weight 1 or more, and the last is
 * dropped as soon as those before it hold enough.
 */
function addToShells(shells: Shells, distance: number, weight: number): void {
  const { distances, weights } = shells;
  if (distance > shellBound(shells)) return;
  let place = shells.count;
  while (place > 0 && distances[place - 1]! > distance) place--;
  shells.total += weight;
  if (place > 0 && distances[place - 1] === distance) weights[place - 1]! += weight;
  else insertShell(shells, place, distance, weight);
  while (shells.total - weights[shells.count - 1]! >= shells.wanted) {
    shells.count--;
    shells.total -= weights[shells.count]!;
  }
}

function insertShell(shells: Shells, place: number, distance: number, weight: number): void {
  const { distances, weights } = shells;
  distances.copyWithin(place + 1, place, shells.count);
  weights.copyWithin(place + 1, place, shells.count);
  distances[place] = distance;
  weights[place] = weight;
  shells.count++;
}

function squaredLimit(bound: number): number {
  const widened = bound * (1 + relativeSlack) + roundingSlack;
  return widened * widened;
}

function rounding(decimals: number | null): (distance: number) => number {
  if (decimals === null) return (distance) => distance;
  const steps = 10 ** decimals;
  return (distance) => Math.round(distance * steps) / steps;
}
