import type { Feature } from "./feature.ts";
import { columnValues, type ValueTable } from "./feature-table.ts";

/** The columns that vary, transformed, and how much a unit of each weighs in the distance. */
export interface ScaledSpace {
  /** Columns of the feature table, in its order. */
  columns: number[];
  /** Row-major, one value for each of `columns`. */
  matrix: Float64Array;
  /** 1 / population standard deviation: rare features weigh more by being rare. */
  weights: Float64Array;
}

const leastDeviation = 1e-9;

/** What becomes of a column that is constant: it tells nothing, or (in a baseline) any other value is news. */
export type ConstantColumns = "leftOut" | "seenOnce";

/**
 * Counts and seconds as log2(1 + x), seconds in quarter steps so that near-equal durations are equal, flags as they
 * are. A constant column is left out, or weighs as if another value had been seen once in n + 1 sessions.
 */
export function scaledSpace(table: ValueTable, constants: ConstantColumns): ScaledSpace {
  const deviations = table.features.map((_, column) => populationDeviation(transformedColumn(table, column)));
  const once = 1 / (table.rowCount + 1);
  const seenOnce = constants === "seenOnce" ? Math.sqrt(once * (1 - once)) : 0;
  const scales = deviations.map((deviation) => (deviation > leastDeviation ? deviation : seenOnce));
  const columns = [...scales.keys()].filter((column) => scales[column]! > 0);
  const weights = Float64Array.from(columns, (column) => 1 / scales[column]!);
  return { columns, matrix: scaledMatrix(table, { columns }), weights };
}

/** A table's rows in the columns of a space, row-major. */
export function scaledMatrix(table: ValueTable, { columns }: Pick<ScaledSpace, "columns">): Float64Array {
  const matrix = new Float64Array(table.rowCount * columns.length);
  columns.forEach((column, place) => {
    transformedColumn(table, column).forEach((value, row) => {
      matrix[row * columns.length + place] = value;
    });
  });
  return matrix;
}

/** Any raw values, in the order of the table's features, as a point of the space. */
export function scaledPoint(
  features: readonly Feature[],
  { columns }: Pick<ScaledSpace, "columns">,
  values: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(columns, (column) => transforms[features[column]!.unit](values[column]!));
}

function transformedColumn(table: ValueTable, column: number): Float64Array {
  return columnValues(table, column).map(transforms[table.features[column]!.unit]);
}

const transforms = {
  seconds: (value: number) => Math.floor(4 * Math.log2(1 + Math.max(0, value)) + 0.5) / 4,
  count: (value: number) => Math.log2(1 + Math.max(0, value)),
  flag: (value: number) => value,
};

/** Sums in sorted order, so that the order of the rows cannot change the last digit. */
function populationDeviation(column: Float64Array): number {
  if (column.length === 0) return 0;
  const sorted = column.toSorted();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
}
