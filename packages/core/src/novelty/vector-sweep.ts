import type { DistinctVectors } from "../lof/distinct-vectors.ts";

/** Vectors to look among from any point, whether it is one of them or not. */
export interface VectorGround {
  readonly vectors: DistinctVectors;
  /** Factor of each column's difference. */
  readonly weights: Float64Array;
  /** Vectors, ascending in the swept column. */
  readonly order: Uint32Array;
  /** All columns, the swept one last: distances are summed as in `lof`, to the same bits. */
  readonly columns: readonly number[];
}

/** Distances are rounded to this many decimals before they are compared, so that ties are ties on every machine. */
export const distanceDecimals = 6;

const steps = 10 ** distanceDecimals;
// Bounds prune unrounded distances, so they are widened by a rounding step.
const roundingSlack = 1 / steps;

/** Sorts the vectors once, for any number of sweeps. */
export function createVectorGround(vectors: DistinctVectors, weights: Float64Array): VectorGround {
  const { positions, sweptColumn } = vectors.lines;
  const order = Uint32Array.from({ length: vectors.vectorCount }, (_, vector) => vector);
  order.sort((a, b) => positions[a]! - positions[b]! || a - b);
  const columns = [...weights.keys()].filter((column) => column !== sweptColumn);
  return { vectors, weights, order, columns: weights.length === 0 ? [] : [...columns, sweptColumn] };
}

/**
 * Visits the vectors around a point outward along the swept column. `visit` gets the distance and returns the one beyond
 * which nothing is wanted any more.
 */
export function sweepAround(
  ground: VectorGround,
  point: Float64Array,
  visit: (vector: number, distance: number) => number,
): void {
  const { order } = ground;
  let below = firstNotBelow(ground, point) - 1;
  let above = below + 1;
  let bound = Number.POSITIVE_INFINITY;
  while (below >= 0 || above < order.length) {
    const gapBelow = below >= 0 ? sweptGap(ground, point, order[below]!) : Number.POSITIVE_INFINITY;
    const gapAbove = above < order.length ? sweptGap(ground, point, order[above]!) : Number.POSITIVE_INFINITY;
    if (Math.min(gapBelow, gapAbove) > bound + roundingSlack) return;
    const vector = order[gapBelow < gapAbove ? below-- : above++]!;
    const distance = distanceTo(ground, point, vector, bound);
    if (distance <= bound) bound = visit(vector, distance);
  }
}

/** The first place in the order whose vector is not below the point in the swept column. */
function firstNotBelow({ vectors: { lines }, order }: VectorGround, point: Float64Array): number {
  const wanted = point[lines.sweptColumn] ?? 0;
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines.positions[order[middle]!]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sweptGap({ vectors: { lines }, weights }: VectorGround, point: Float64Array, vector: number): number {
  const { sweptColumn, positions } = lines;
  return (weights[sweptColumn] ?? 0) * Math.abs((point[sweptColumn] ?? 0) - positions[vector]!);
}

/** The rounded distance, or infinity as soon as it is over the bound. */
function distanceTo(
  { vectors, weights, columns }: VectorGround,
  point: Float64Array,
  vector: number,
  bound: number,
): number {
  const { coordinates, featureCount } = vectors;
  const limit = (bound + roundingSlack) ** 2;
  let sum = 0;
  for (const column of columns) {
    const difference = weights[column]! * (point[column]! - coordinates[vector * featureCount + column]!);
    sum += difference * difference;
    if (sum > limit) return Number.POSITIVE_INFINITY;
  }
  return Math.round(Math.sqrt(sum) * steps) / steps;
}
