/** The distinct rows of a matrix in lexicographic order, each with how often it stands there. */
export interface DistinctVectors {
  vectorCount: number;
  featureCount: number;
  /** Row-major, `vector * featureCount + column`; the first column ascends. */
  coordinates: Float64Array;
  /** How many rows are this vector; they add up to the row count. */
  multiplicities: Float64Array;
  /** For each row of the matrix, the vector it is. */
  vectorOfRow: Int32Array;
}

/** Groups the rows of a row-major matrix, so that cost follows how varied they are and not how many. */
export function distinctVectors(matrix: Float64Array, featureCount: number, rowCount: number): DistinctVectors {
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  rows.sort((a, b) => compareRows(matrix, featureCount, a, b));
  const vectorOfRow = new Int32Array(rows.length);
  const firstRows: number[] = [];
  rows.forEach((row, place) => {
    const previous = rows[place - 1];
    if (previous === undefined || compareRows(matrix, featureCount, previous, row) !== 0) firstRows.push(row);
    vectorOfRow[row] = firstRows.length - 1;
  });
  const vectorCount = firstRows.length;
  const coordinates = copyRows(matrix, featureCount, firstRows);
  return { vectorCount, featureCount, coordinates, multiplicities: tally(vectorOfRow, vectorCount), vectorOfRow };
}

function compareRows(matrix: Float64Array, featureCount: number, a: number, b: number): number {
  for (let column = 0; column < featureCount; column++) {
    const difference = matrix[a * featureCount + column]! - matrix[b * featureCount + column]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function copyRows(matrix: Float64Array, featureCount: number, rows: readonly number[]): Float64Array {
  const copy = new Float64Array(rows.length * featureCount);
  rows.forEach((row, place) => {
    copy.set(matrix.subarray(row * featureCount, (row + 1) * featureCount), place * featureCount);
  });
  return copy;
}

function tally(vectorOfRow: Int32Array, vectorCount: number): Float64Array {
  const multiplicities = new Float64Array(vectorCount);
  for (const vector of vectorOfRow) multiplicities[vector]! += 1;
  return multiplicities;
}
