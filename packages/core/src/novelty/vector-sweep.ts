import type { DistinctVectors } from "../lof/distinct-vectors.ts";

/** Vectors to look among, and the factor of each column's difference. */
export interface VectorGround {
  vectors: DistinctVectors;
  weights: Float64Array;
}

/** Distances are rounded to this many decimals before they are compared, so that ties are ties on every machine. */
export const distanceDecimals = 6;

const steps = 10 ** distanceDecimals;
// Bounds prune unrounded distances, so they are widened by a rounding step.
const roundingSlack = 1 / steps;

/**
 * Visits the vectors around any point, member or not, outward along the first column. `visit` gets the distance and
 * returns the one beyond which nothing is wanted any more.
 */
export function sweepAround(
  ground: VectorGround,
  point: Float64Array,
  visit: (vector: number, distance: number) => number,
): void {
  const { vectorCount } = ground.vectors;
  let below = firstNotBelow(ground, point) - 1;
  let above = below + 1;
  let bound = Number.POSITIVE_INFINITY;
  while (below >= 0 || above < vectorCount) {
    const gapBelow = below >= 0 ? firstGap(ground, point, below) : Number.POSITIVE_INFINITY;
    const gapAbove = above < vectorCount ? firstGap(ground, point, above) : Number.POSITIVE_INFINITY;
    if (Math.min(gapBelow, gapAbove) > bound + roundingSlack) return;
    const vector = gapBelow < gapAbove ? below-- : above++;
    const distance = distanceTo(ground, point, vector, bound);
    if (distance <= bound) bound = visit(vector, distance);
  }
}

/** The first vector whose first coordinate is not below the point's. */
function firstNotBelow({ vectors: { coordinates, featureCount, vectorCount } }: VectorGround, point: Float64Array) {
  if (featureCount === 0) return 0;
  let low = 0;
  let high = vectorCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (coordinates[middle * featureCount]! < point[0]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstGap({ vectors, weights }: VectorGround, point: Float64Array, vector: number): number {
  if (vectors.featureCount === 0) return 0;
  return weights[0]! * Math.abs(point[0]! - vectors.coordinates[vector * vectors.featureCount]!);
}

/** The rounded distance, or infinity as soon as it is over the bound. Always the same order of summation. */
function distanceTo({ vectors, weights }: VectorGround, point: Float64Array, vector: number, bound: number): number {
  const { coordinates, featureCount } = vectors;
  const limit = (bound + roundingSlack) ** 2;
  let sum = 0;
  for (let column = 0; column < featureCount; column++) {
    const difference = weights[column]! * (point[column]! - coordinates[vector * featureCount + column]!);
    sum += difference * difference;
    if (sum > limit) return Number.POSITIVE_INFINITY;
  }
  return Math.round(Math.sqrt(sum) * steps) / steps;
}
