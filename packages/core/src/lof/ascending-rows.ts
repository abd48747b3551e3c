const digitBits = 11;
const digitCount = 6;
const digitSize = 1 << digitBits;
const digitMask = digitSize - 1;
/** The digits of a float64's upper half: its sign, exponent and first 21 bits, by which nearly all values differ. */
const firstUpperDigit = 3;

/**
 * The rows in ascending order of their values, which are finite and none -0: a radix sort, whose cost does not depend
 * on how many values are alike. Values that the upper digits leave out of order are put right one by one if they are
 * few, else the lower digits are sorted by too.
 */
export function ascendingRows(values: Float64Array): Uint32Array {
  const rows = sortByDigits(values, firstUpperDigit);
  return insertAll(rows, values) ? rows : sortByDigits(values, 0);
}

function sortByDigits(values: Float64Array, firstDigit: number): Uint32Array {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  let rows = new Uint32Array(values.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  let sorted = new Uint32Array(values.length);
  for (let digit = firstDigit; digit < digitCount; digit++) {
    sortByDigit(words, digit, rows, sorted);
    [rows, sorted] = [sorted, rows];
  }
  return rows;
}

function sortByDigit(words: Int32Array, digit: number, rows: Uint32Array, sorted: Uint32Array): void {
  const next = new Uint32Array(digitSize + 1);
  for (let row = 0; row < rows.length; row++) next[digitOf(words, row, digit) + 1]! += 1;
  for (let value = 0; value < digitSize; value++) next[value + 1]! += next[value]!;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    sorted[next[digitOf(words, row, digit)]!++] = row;
  }
}

/**
 * Eleven bits of a float64, turned so that they ascend with the number: of positive numbers the sign is inverted, of
 * negative ones all bits.
 */
function digitOf(words: Int32Array, row: number, digit: number): number {
  const high = words[2 * row + 1]!;
  const isNegative = high >> 31;
  if (digit < firstUpperDigit) return ((words[2 * row]! ^ isNegative) >>> (digit * digitBits)) & digitMask;
  return ((high ^ (isNegative | 0x80000000)) >>> ((digit - firstUpperDigit) * digitBits)) & digitMask;
}

/** Insertion sort of what is nearly in order; false, and not done, where more than a step a row is needed. */
function insertAll(rows: Uint32Array, values: Float64Array): boolean {
  let stepsLeft = rows.length;
  let last = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const value = values[row]!;
    if (value >= last) {
      last = value;
      continue;
    }
    let before = place;
    for (; before > 0 && values[rows[before - 1]!]! > value && stepsLeft > 0; before--) {
      rows[before] = rows[before - 1]!;
      stepsLeft--;
    }
    rows[before] = row;
    if (stepsLeft === 0) return false;
  }
  return true;
}
