import { type Combinations, combineOtherColumns } from "./combinations.ts";
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
  const rowStarts = startsOf(combinations.rowCounts);
  const positions = sortedPositions(matrix, combinations, rowStarts);
  const { starts, multiplicities } = mergeEqualPositions(positions, rowStarts);
  const vectorCount = multiplicities.length;
  const lines = {
    lineCount: starts.length - 1,
    sweptColumn: mostVariedColumn,
    starts,
    lineCoordinates: copyRows(matrix, featureCount, combinations.firstRows),
    positions: vectorCount < rowCount ? positions.slice(0, vectorCount) : positions,
  };
  const vectorOfRow = locateRows(matrix, combinations, lines);
  return withCoordinates({ vectorCount, featureCount, multiplicities, vectorOfRow, lines });
}

function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let index = 0; index < counts.length; index++) starts[index + 1] = starts[index]! + counts[index]!;
  return starts;
}

/** The swept column's values, line by line, ascending in each. `+ 0` makes -0 the 0 that it equals. */
function sortedPositions(matrix: Float64Array, combinations: Combinations, rowStarts: Uint32Array): Float64Array {
  const { numberOfRow, placeOfNumber, featureCount, sweptColumn } = combinations;
  const positions = new Float64Array(numberOfRow.length);
  const next = rowStarts.slice();
  for (let row = 0; row < numberOfRow.length; row++) {
    const place = next[placeOfNumber[numberOfRow[row]!]!]!++;
    positions[place] = (matrix[row * featureCount + sweptColumn] ?? 0) + 0;
  }
  for (let line = 0; line + 1 < rowStarts.length; line++) {
    if (rowStarts[line + 1]! - rowStarts[line]! > 1) positions.subarray(rowStarts[line], rowStarts[line + 1]).sort();
  }
  return positions;
}

/** Moves the distinct positions to the front, in place; tells where each line begins and how many rows each one is. */
function mergeEqualPositions(
  positions: Float64Array,
  rowStarts: Uint32Array,
): { starts: Uint32Array; multiplicities: Uint32Array } {
  const starts = new Uint32Array(rowStarts.length);
  const multiplicities = new Uint32Array(positions.length);
  let vectorCount = 0;
  for (let line = 0; line + 1 < rowStarts.length; line++) {
    for (let place = rowStarts[line]!; place < rowStarts[line + 1]!; place++) {
      const isNew = vectorCount === starts[line] || positions[place] !== positions[vectorCount - 1];
      if (isNew) positions[vectorCount++] = positions[place]!;
      multiplicities[vectorCount - 1]! += 1;
    }
    starts[line + 1] = vectorCount;
  }
  return { starts, multiplicities: multiplicities.slice(0, vectorCount) };
}

/** Turns each row's combination into its vector, in place: one array less for each row. */
function locateRows(matrix: Float64Array, combinations: Combinations, { starts, positions }: Lines): Int32Array {
  const { numberOfRow, placeOfNumber, featureCount, sweptColumn } = combinations;
  for (let row = 0; row < numberOfRow.length; row++) {
    const line = placeOfNumber[numberOfRow[row]!]!;
    const value = matrix[row * featureCount + sweptColumn] ?? 0;
    numberOfRow[row] = firstAtLeast(positions, value, starts[line]!, starts[line + 1]!);
  }
  return numberOfRow;
}

/** Binary search: the first place from `first` to before `end` whose value is at least `value`, else `end`. */
export function firstAtLeast(values: Float64Array, value: number, first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
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
