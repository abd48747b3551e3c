import { mixBits } from "./mix-bits.ts";
import { inColumn } from "./row-hashes.ts";

/** The shape of a row-major matrix whose `sweptColumn` does not take part. */
export interface Shape {
  readonly featureCount: number;
  readonly rowCount: number;
  readonly sweptColumn: number;
}

/** Rows grouped by all columns but the swept one; combinations are in lexicographic order. */
export interface Combinations extends Shape {
  /** For each row its combination's number before they were put in order, and for each such number its place. */
  readonly numberOfRow: Int32Array;
  readonly placeOfNumber: Uint32Array;
  /** For each combination one row that has it. */
  readonly firstRows: Uint32Array;
}

/**
 * Groups rows by the hashes of whole rows (`hashes`, which the numbers overwrite); only the combinations are sorted,
 * which are few where the other columns are counts.
 */
export function combineOtherColumns(matrix: Float64Array, shape: Shape, hashes: Int32Array): Combinations {
  const found = numberCombinations(matrix, shape, hashes);
  const order = Uint32Array.from(found.firstRows, (_, number) => number);
  order.sort((a, b) => compareOtherColumns(matrix, shape, found.firstRows[a]!, found.firstRows[b]!));
  const placeOfNumber = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) placeOfNumber[order[place]!] = place;
  return {
    ...shape,
    numberOfRow: hashes,
    placeOfNumber,
    firstRows: order.map((number) => found.firstRows[number]!),
  };
}

/** Combinations in the order of their first rows, in an open-addressing table that is at most half full; -1 is free. */
interface Table {
  slots: Int32Array;
  readonly hashes: number[];
  readonly firstRows: number[];
}

function numberCombinations(matrix: Float64Array, shape: Shape, rowHashes: Int32Array): Table {
  const { featureCount, sweptColumn, rowCount } = shape;
  const words = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length * 2);
  const table: Table = { slots: new Int32Array(2048).fill(-1), hashes: [], firstRows: [] };
  for (let row = 0; row < rowCount; row++) {
    const place = 2 * (row * featureCount + sweptColumn);
    const low = words[place] ?? 0;
    const high = words[place + 1] ?? 0;
    const sweptHash = ((high << 1) | low) === 0 ? 0 : inColumn(mixBits(low, high), sweptColumn);
    rowHashes[row] = findOrAdd(table, matrix, shape, row, (rowHashes[row]! - sweptHash) | 0);
  }
  return table;
}

function findOrAdd(table: Table, matrix: Float64Array, shape: Shape, row: number, hash: number): number {
  const { slots, firstRows, hashes } = table;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let number = slots[slot]!; number >= 0; number = slots[slot]!) {
    if (hashes[number] === hash && hasSameOthers(matrix, shape, firstRows[number]!, row)) return number;
    slot = (slot + 1) & mask;
  }
  slots[slot] = firstRows.push(row) - 1;
  hashes.push(hash);
  if (firstRows.length * 2 > slots.length) enlarge(table);
  return firstRows.length - 1;
}

function enlarge(table: Table): void {
  const slots = new Int32Array(table.slots.length * 2).fill(-1);
  table.hashes.forEach((hash, number) => {
    let slot = hash & (slots.length - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number;
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
