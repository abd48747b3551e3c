import { AnalysisError } from "../errors.ts";
import { mixBits } from "./mix-bits.ts";

/** A hash of each row, which is the sum of its values' hashes, and the column with the most distinct values. */
export interface RowHashes {
  readonly hashes: Int32Array;
  readonly mostVariedColumn: number;
}

const slotCount = 8192;
const exponentBits = 0x7ff00000;

/**
 * Reads the matrix once. How many values a column has is estimated by linear counting (Whang et al. 1990), which depends
 * on what values there are, not on their order or how often each stands there. Zero of either sign, which most values
 * are, hashes to 0 and is not counted.
 */
export function hashRows(matrix: Float64Array, featureCount: number, rowCount: number): RowHashes {
  const words = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length * 2);
  const hashes = new Int32Array(rowCount);
  const slots = new Uint8Array(featureCount * slotCount);
  let seenExponents = 0;
  for (let row = 0; row < rowCount; row++) {
    let hash = 0;
    for (let column = 0; column < featureCount; column++) {
      const low = words[2 * (row * featureCount + column)]!;
      const high = words[2 * (row * featureCount + column) + 1]!;
      if (((high << 1) | low) === 0) continue;
      const mixed = mixBits(low, high);
      slots[column * slotCount + (mixed & (slotCount - 1))] = 1;
      hash = (hash + inColumn(mixed, column)) | 0;
      if ((high & exponentBits) === exponentBits) seenExponents = exponentBits;
    }
    hashes[row] = hash;
  }
  if (seenExponents === exponentBits) throw new AnalysisError("valueNotFinite", "a feature is not finite");
  return { hashes, mostVariedColumn: columnWithMostMarks(slots, featureCount) };
}

/** A column's part of a row's hash: the same value shall not count the same in any other column. */
export function inColumn(mixed: number, column: number): number {
  return Math.imul(mixed, 2 * column + 1);
}

function columnWithMostMarks(slots: Uint8Array, featureCount: number): number {
  let most = 0;
  let mostVaried = 0;
  for (let column = 0; column < featureCount; column++) {
    let count = 0;
    for (let slot = column * slotCount; slot < (column + 1) * slotCount; slot++) count += slots[slot]!;
    if (count > most) {
      most = count;
      mostVaried = column;
    }
  }
  return mostVaried;
}
