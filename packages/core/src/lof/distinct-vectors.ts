import { ascendingRows } from "./ascending-rows.ts";
import { type Combinations, combineOtherColumns, type Shape } from "./combinations.ts";
import { hashRows } from "./row-hashes.ts";

/**
 * The distinct rows of a matrix, each with how often it stands there, in lines: vectors that differ in the swept column
 * only stand together and ascend in it; lines are in lexicographic order of the other columns.
 */
export interface DistinctVectors {
  readonly vectorCount: number;
  readonly featureCount: number;
  /** Row-major, `vector * featureCount + column`; made when first asked for. */
  readonly coordinates: Float64Array;
  /** How many rows are this vector; they add up to the row count. */
  readonly multiplicities: Uint32Array;
  /** For each row of the matrix, the vector it is. */
  readonly vectorOfRow: Int32Array;
  readonly lines: Lines;
}

/** Vectors as points on lines along one column. */
interface Lines {
  readonly lineCount: number;
  /** The column with the most values. */
  readonly sweptColumn: number;
  /** Line `l` holds the vectors from `starts[l]` to before `starts[l + 1]`. */
  readonly starts: Uint32Array;
  /** Row-major, `line * featureCount + column`; what stands in the swept column has no meaning. */
  readonly lineCoordinates: Float64Array;
  /** Each vector's value in the swept column. */
  readonly positions: Float64Array;
}

/**
 * Groups the rows of a row-major matrix, so that cost follows how varied they are and not how many. Throws
 * AnalysisError `valueNotFinite` where a value is no finite number.
 */
export function distinctVectors(matrix: Float64Array, featureCount: number, rowCount: number): DistinctVectors {
  const { hashes, mostVariedColumn } = hashRows(matrix, featureCount, rowCount);
  const shape = { featureCount, rowCount, sweptColumn: mostVariedColumn };
  const combinations = combineOtherColumns(matrix, shape, hashes);
  const values = sweptValues(matrix, shape);
  const sorted: SortedRows = { ...combinations, values, rows: ascendingRows(values) };
  const starts = lineStarts(sorted);
  const { positions, multiplicities } = placeVectors(sorted, starts);
  const lines = {
    lineCount: starts.length - 1,
    sweptColumn: mostVariedColumn,
    starts,
    lineCoordinates: copyRows(matrix, featureCount, combinations.firstRows),
    positions,
  };
  const vectorCount = positions.length;
  return withCoordinates({ vectorCount, featureCount, multiplicities, vectorOfRow: combinations.numberOfRow, lines });
}

/** Rows in ascending order of the swept column, so that in each line they ascend. */
interface SortedRows extends Combinations {
  readonly values: Float64Array;
  readonly rows: Uint32Array;
}

/** The swept column; `+ 0` makes -0 the 0 that it equals. */
function sweptValues(matrix: Float64Array, { featureCount, rowCount, sweptColumn }: Shape): Float64Array {
  const values = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) values[row] = (matrix[row * featureCount + sweptColumn] ?? 0) + 0;
  return values;
}

/** Counts each line's distinct values. */
function lineStarts({ values, rows, numberOfRow, placeOfNumber }: SortedRows): Uint32Array {
  const starts = new Uint32Array(placeOfNumber.length + 1);
  const lastValues = new Float64Array(placeOfNumber.length).fill(Number.NaN);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const line = placeOfNumber[numberOfRow[row]!]!;
    if (values[row] !== lastValues[line]) starts[line + 1]! += 1;
    lastValues[line] = values[row]!;
  }
  for (let line = 0; line < placeOfNumber.length; line++) starts[line + 1]! += starts[line]!;
  return starts;
}

/** Lists the vectors, and turns each row's combination into its vector, in place: one array less for each row. */
function placeVectors({ values, rows, numberOfRow, placeOfNumber }: SortedRows, starts: Uint32Array) {
  const vectorCount = starts.at(-1) ?? 0;
  const positions = new Float64Array(vectorCount);
  const multiplicities = new Uint32Array(vectorCount);
  const ends = starts.slice(0, -1);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const line = placeOfNumber[numberOfRow[row]!]!;
    const value = values[row]!;
    if (ends[line] === starts[line] || positions[ends[line]! - 1] !== value) positions[ends[line]!++] = value;
    const vector = ends[line]! - 1;
    multiplicities[vector]! += 1;
    numberOfRow[row] = vector;
  }
  return { positions, multiplicities };
}

function copyRows(matrix: Float64Array, featureCount: number, rows: Uint32Array): Float64Array {
  const copy = new Float64Array(rows.length * featureCount);
  for (let place = 0; place < rows.length; place++) {
    for (let column = 0; column < featureCount; column++) {
      copy[place * featureCount + column] = matrix[rows[place]! * featureCount + column]! + 0;
    }
  }
  return copy;
}

function withCoordinates(vectors: Omit<DistinctVectors, "coordinates">): DistinctVectors {
  let coordinates: Float64Array | null = null;
  return {
    ...vectors,
    get coordinates() {
      coordinates ??= spellOut(vectors);
      return coordinates;
    },
  };
}

function spellOut({ vectorCount, featureCount, lines }: Omit<DistinctVectors, "coordinates">): Float64Array {
  const { lineCount, starts, lineCoordinates, positions, sweptColumn } = lines;
  const coordinates = new Float64Array(vectorCount * featureCount);
  for (let line = 0; line < lineCount; line++) {
    const shared = lineCoordinates.subarray(line * featureCount, (line + 1) * featureCount);
    for (let vector = starts[line]!; vector < starts[line + 1]!; vector++) {
      coordinates.set(shared, vector * featureCount);
      if (featureCount > 0) coordinates[vector * featureCount + sweptColumn] = positions[vector]!;
    }
  }
  return coordinates;
}
