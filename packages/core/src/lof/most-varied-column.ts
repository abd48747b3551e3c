import { AnalysisError } from "../errors.ts";
import { mixBits } from "./mix-bits.ts";

const slotCount = 8192;
const exponentBits = 0x7ff00000;

/**
 * The column with the most distinct values, as linear counting estimates it (Whang et al. 1990): one pass, and the
 * answer depends on which values there are, not on their order or how often each stands there.
 */
export function mostVariedColumn(matrix: Float64Array, featureCount: number): number {
  const words = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length * 2);
  const slots = new Uint8Array(featureCount * slotCount);
  for (let place = 0, column = 0; place < matrix.length; place++) {
    markSlot(slots, column, words[2 * place]!, words[2 * place + 1]!);
    column = column + 1 === featureCount ? 0 : column + 1;
  }
  return indexOfLargest(Array.from({ length: featureCount }, (_, column) => countMarked(slots, column)));
}

/** Zero, which most values are, marks nothing. */
function markSlot(slots: Uint8Array, column: number, low: number, high: number): void {
  if (((high << 1) | low) === 0) return;
  if ((high & exponentBits) === exponentBits) throw new AnalysisError("valueNotFinite", "a feature is not finite");
  slots[column * slotCount + (mixBits(0, low, high) & (slotCount - 1))] = 1;
}

function countMarked(slots: Uint8Array, column: number): number {
  let count = 0;
  for (let slot = column * slotCount; slot < (column + 1) * slotCount; slot++) count += slots[slot]!;
  return count;
}

function indexOfLargest(counts: readonly number[]): number {
  let largest = 0;
  for (let index = 1; index < counts.length; index++) if (counts[index]! > counts[largest]!) largest = index;
  return largest;
}
