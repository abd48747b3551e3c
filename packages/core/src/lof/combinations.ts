import { mixBits } from "./mix-bits.ts";

/** The shape of a row-major matrix whose `sweptColumn` does not take part. */
export interface Shape {
  readonly featureCount: number;
  readonly rowCount: number;
  readonly sweptColumn: number;
}

/** Rows grouped by all columns but the swept one; combinations are in lexicographic order. */
export interface Combinations extends Shape {
  readonly combinationOfRow: Int32Array;
  /** For each combination, one row that has it, and how many do. */
  readonly firstRows: Uint32Array;
  readonly rowCounts: Uint32Array;
}

/** Groups rows by hashing; only the combinations are sorted, which are few where the other columns are counts. */
export function combineOtherColumns(matrix: Float64Array, shape: Shape): Combinations {
  const combinationOfRow = new Int32Array(shape.rowCount);
  const found = numberCombinations(matrix, shape, combinationOfRow);
  const order = Uint32Array.from(found, (_, index) => index);
  order.sort((a, b) => compareOtherColumns(matrix, shape, found[a]!, found[b]!));
  const rankOf = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) rankOf[order[rank]!] = rank;
  const rowCounts = new Uint32Array(order.length);
  for (let row = 0; row < combinationOfRow.length; row++) {
    const rank = rankOf[combinationOfRow[row]!]!;
    combinationOfRow[row] = rank;
    rowCounts[rank]! += 1;
  }
  return { ...shape, combinationOfRow, firstRows: order.map((index) => found[index]!), rowCounts };
}

/** An open-addressing table of combinations, at most half full; -1 is free. */
interface Table {
  slots: Int32Array;
  readonly firstRows: number[];
  readonly hashes: number[];
}

/** Numbers the combinations in the order of their first rows, which it returns. */
function numberCombinations(matrix: Float64Array, shape: Shape, combinationOfRow: Int32Array): number[] {
  const words = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length * 2);
  const table: Table = { slots: new Int32Array(1024).fill(-1), firstRows: [], hashes: [] };
  for (let row = 0; row < shape.rowCount; row++) {
    combinationOfRow[row] = findOrAdd(table, matrix, shape, row, hashOtherColumns(words, shape, row));
    if (table.firstRows.length * 2 > table.slots.length) enlarge(table);
  }
  return table.firstRows;
}

/** Zeros of either sign, which most values are, are passed over; the column takes part instead. */
function hashOtherColumns(words: Uint32Array, { featureCount, sweptColumn }: Shape, row: number): number {
  let hash = 0;
  for (let column = 0; column < featureCount; column++) {
    const low = words[2 * (row * featureCount + column)]!;
    const high = words[2 * (row * featureCount + column) + 1]!;
    if (((high << 1) | low) !== 0 && column !== sweptColumn) hash = mixBits(hash + column, low, high);
  }
  return hash;
}

function findOrAdd(table: Table, matrix: Float64Array, shape: Shape, row: number, hash: number): number {
  const { slots, firstRows, hashes } = table;
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot]! >= 0) {
    const combination = slots[slot]!;
    if (hashes[combination] === hash && hasSameOthers(matrix, shape, firstRows[combination]!, row)) return combination;
    slot = (slot + 1) & mask;
  }
  slots[slot] = firstRows.length;
  hashes.push(hash);
  return firstRows.push(row) - 1;
}

function enlarge(table: Table): void {
  const slots = new Int32Array(table.slots.length * 2).fill(-1);
  table.hashes.forEach((hash, combination) => {
    let slot = hash & (slots.length - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = combination;
  });
  table.slots = slots;
}

function hasSameOthers(matrix: Float64Array, { featureCount, sweptColumn }: Shape, a: number, b: number): boolean {
  for (let column = 0; column < featureCount; column++) {
    if (matrix[a * featureCount + column] !== matrix[b * featureCount + column] && column !== sweptColumn) return false;
  }
  return true;
}

function compareOtherColumns(matrix: Float64Array, { featureCount, sweptColumn }: Shape, a: number, b: number): number {
  for (let column = 0; column < featureCount; column++) {
    const difference = matrix[a * featureCount + column]! - matrix[b * featureCount + column]!;
    if (difference !== 0 && column !== sweptColumn) return difference;
  }
  return 0;
}
