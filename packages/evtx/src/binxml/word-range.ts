/** Bytes kept to be compared with others, four at a time. */
export interface WordRange {
  /** At least 4. */
  byteCount: number;
  /** The last word ends with the range and may overlap the one before. */
  words: Int32Array;
  /** Of each word the bits that count. */
  masks: Int32Array;
}

/** Keeps bytes, at least four of them; those where `mask` is 0 do not count. */
export function wordRange(bytes: Uint8Array, mask = new Uint8Array(bytes.length).fill(0xff)): WordRange {
  return { byteCount: bytes.length, words: wordsOf(bytes), masks: wordsOf(mask) };
}

/** Whether the bytes at `offset`, as many as in the range, are the same. */
export function isRangeAt({ byteCount, words, masks }: WordRange, view: DataView, offset: number): boolean {
  const last = words.length - 1;
  for (let i = 0; i < last; i++) {
    if (((view.getInt32(offset + i * 4, true) ^ words[i]!) & masks[i]!) !== 0) return false;
  }
  return ((view.getInt32(offset + byteCount - 4, true) ^ words[last]!) & masks[last]!) === 0;
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  for (let i = 0; i < words.length; i++) words[i] = view.getInt32(Math.min(i * 4, bytes.length - 4), true);
  return words;
}
