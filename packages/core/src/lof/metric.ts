import type { DistinctVectors } from "./distinct-vectors.ts";

/** How vectors are compared. */
export interface Metric {
  /** Factor of each column's difference before it is squared. */
  weights: Float64Array;
  /** Decimals a distance is rounded to before any comparison, so that ties are ties on every machine; null: none. */
  decimals: number | null;
}

/**
 * Distinct vectors as the engines measure them. A squared distance is always summed over `columns` in this order, the
 * swept column last: so all engines give the same bits, and differences that are whole numbers add up exactly before
 * the one that may not be.
 */
export interface MeasuredSpace {
  readonly vectors: DistinctVectors;
  /** Columns that weigh and vary, without the swept one. */
  readonly otherColumns: readonly number[];
  readonly otherWeights: Float64Array;
  /** Row-major, `line * otherColumns.length + place`. */
  readonly lineCoordinates: Float64Array;
  readonly sweptWeight: number;
  /** What a distance is a multiple of, inverted; 0: not rounded. */
  readonly roundingSteps: number;
}

/** Leaves out what cannot add to a distance. */
export function measuredSpace(vectors: DistinctVectors, { weights, decimals }: Metric): MeasuredSpace {
  const { lineCount, lineCoordinates, sweptColumn } = vectors.lines;
  const { featureCount } = vectors;
  const otherColumns = [...weights.keys()].filter((column) => {
    return column !== sweptColumn && weights[column] !== 0 && varies(lineCoordinates, featureCount, column);
  });
  const compact = new Float64Array(lineCount * otherColumns.length);
  otherColumns.forEach((column, place) => {
    for (let line = 0; line < lineCount; line++) {
      compact[line * otherColumns.length + place] = lineCoordinates[line * featureCount + column]!;
    }
  });
  return {
    vectors,
    otherColumns,
    otherWeights: Float64Array.from(otherColumns, (column) => weights[column]!),
    lineCoordinates: compact,
    sweptWeight: Math.abs(weights[sweptColumn] ?? 0),
    roundingSteps: decimals === null ? 0 : 10 ** decimals,
  };
}

function varies(coordinates: Float64Array, featureCount: number, column: number): boolean {
  for (let place = column; place < coordinates.length; place += featureCount) {
    if (coordinates[place] !== coordinates[column]) return true;
  }
  return false;
}

// A bound is widened before it prunes: by the rounding step, and by more than a square root's relative error.
const roundingSlack = 1e-6;
const relativeSlack = 1e-12;

/** The squared distance beyond which nothing is within `bound`, rounding included. */
export function squaredLimit(bound: number): number {
  const widened = bound * (1 + relativeSlack) + roundingSlack;
  return widened * widened;
}

/** The distance to compare with, from its square. */
export function distanceOf(squared: number, roundingSteps: number): number {
  return roundTo(Math.sqrt(squared), roundingSteps);
}

const safelySquared = 1e150;

/**
 * The distance along one line: sqrt(x * x) is |x| to the last bit unless the square leaves the range of float64, and so
 * the root is spared.
 */
export function gapDistance(difference: number, roundingSteps: number): number {
  const gap = Math.abs(difference);
  const isSafe = gap > 1 / safelySquared && gap < safelySquared;
  return roundTo(isSafe ? gap : Math.sqrt(gap * gap), roundingSteps);
}

function roundTo(distance: number, roundingSteps: number): number {
  return roundingSteps === 0 ? distance : Math.round(distance * roundingSteps) / roundingSteps;
}

/** The part of the squared distance that two lines are apart. */
export function squaredBetweenLines(space: MeasuredSpace, a: number, b: number): number {
  const { lineCoordinates, otherWeights } = space;
  const columnCount = otherWeights.length;
  const first = a * columnCount;
  const second = b * columnCount;
  let sum = 0;
  for (let column = 0; column < columnCount; column++) {
    const difference = otherWeights[column]! * (lineCoordinates[first + column]! - lineCoordinates[second + column]!);
    sum += difference * difference;
  }
  return sum;
}

/**
 * Squared distance between the points that start at `a` and `b`; four columns at a time, and what is over `limit` is left unfinished.
 * The arrays are arguments because V8 does not lift loads of fields out of a loop.
 */
export function squaredDistance(
  points: Float64Array,
  weights: Float64Array,
  a: number,
  b: number,
  limit: number,
): number {
  const columnCount = weights.length;
  let sum = 0;
  let column = 0;
  for (; column + 4 <= columnCount; column += 4) {
    const d0 = weights[column]! * (points[a + column]! - points[b + column]!);
    const d1 = weights[column + 1]! * (points[a + column + 1]! - points[b + column + 1]!);
    const d2 = weights[column + 2]! * (points[a + column + 2]! - points[b + column + 2]!);
    const d3 = weights[column + 3]! * (points[a + column + 3]! - points[b + column + 3]!);
    sum = sum + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    if (sum > limit) return sum;
  }
  for (; column < columnCount; column++) {
    const difference = weights[column]! * (points[a + column]! - points[b + column]!);
    sum += difference * difference;
  }
  return sum;
}
