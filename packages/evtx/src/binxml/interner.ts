const firstSlotCount = 1024;
const maxSlotCount = 16_384;
const firstArenaBytes = 16 * 1024;
const maxArenaBytes = 4 * 1024 * 1024;
/** Longer values seldom repeat, and would push the short ones out. */
const maxInternedBytes = 512;
/** Whoever writes a log can make values of one hash; a text that is not found among so many neighbors is made anew. */
const maxProbes = 32;
/** Of a slot in the table: hash (0 where it is free), kind and length, place of the first word in the arena. */
const slotInts = 3;

/** Makes the text of a value at `start` in the chunk. */
export type Decode = (bytes: Uint8Array, start: number, byteCount: number) => string;

/**
 * Texts of repeated values, found by their bytes, so that a value seen before costs no new string. Bounded: cleared when
 * its arena or three quarters of its slots are full. Small logs need little, so it begins small.
 */
export class Interner {
  readonly #maxArenaBytes: number;
  #arena: Int32Array;
  #usedWords = 0;
  #count = 0;
  #slots = new Int32Array(firstSlotCount * slotInts);
  #texts: string[] = new Array<string>(firstSlotCount).fill("");
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(capacityBytes = maxArenaBytes) {
    this.#maxArenaBytes = capacityBytes;
    this.#arena = new Int32Array(Math.min(firstArenaBytes, capacityBytes) >> 2);
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = view;
  }

  /** The text of the value at `start`; `decode` makes it the first time. `kind` keeps values of unlike types apart. */
  text(kind: number, start: number, byteCount: number, decode: Decode): string {
    if (byteCount > maxInternedBytes) return decode(this.#bytes, start, byteCount);
    const hash = this.#hash(kind, start, byteCount);
    const key = (kind << 16) | byteCount;
    const slots = this.#slots;
    const mask = this.#texts.length - 1;
    let slot = hash & mask;
    let probesLeft = maxProbes;
    for (let at = slot * slotInts; slots[at] !== 0; at = slot * slotInts) {
      if (probesLeft-- === 0) return decode(this.#bytes, start, byteCount);
      const isFound = slots[at] === hash && slots[at + 1] === key && this.#isEqual(slots[at + 2]!, start, byteCount);
      if (isFound) return this.#texts[slot]!;
      slot = (slot + 1) & mask;
    }
    const text = decode(this.#bytes, start, byteCount);
    this.#keep(slot, hash, key, start, text);
    return text;
  }

  /** FNV-1a by words, mixed once more as slots use the low bits; never 0, which marks a free slot. */
  #hash(kind: number, start: number, byteCount: number): number {
    const view = this.#view;
    const end = start + byteCount;
    let hash = 0x811c9dc5 ^ kind ^ byteCount;
    let i = start;
    for (; i + 4 <= end; i += 4) {
      hash = Math.imul(hash ^ view.getInt32(i, true), 0x01000193);
      hash ^= hash >>> 15;
    }
    if (i < end) hash = Math.imul(hash ^ this.#restAt(i, end), 0x01000193);
    hash ^= hash >>> 15;
    return hash === 0 ? 1 : hash;
  }

  #isEqual(firstWord: number, start: number, byteCount: number): boolean {
    const view = this.#view;
    const arena = this.#arena;
    const end = start + byteCount;
    let word = firstWord;
    let i = start;
    for (; i + 4 <= end; i += 4) if (arena[word++] !== view.getInt32(i, true)) return false;
    return i === end || arena[word] === this.#restAt(i, end);
  }

  /** The last one to three bytes as a word. */
  #restAt(from: number, end: number): number {
    let word = 0;
    for (let i = end - 1; i >= from; i--) word = (word << 8) | this.#bytes[i]!;
    return word;
  }

  #keep(slot: number, hash: number, key: number, start: number, text: string): void {
    const byteCount = key & 0xffff;
    const wordCount = (byteCount + 3) >> 2;
    if (!this.#hasRoom(wordCount)) {
      this.#clear();
      return;
    }
    const end = start + byteCount;
    this.#slots.set([hash, key, this.#usedWords], slot * slotInts);
    this.#texts[slot] = text;
    for (let i = start; i < end; i += 4) {
      this.#arena[this.#usedWords++] = i + 4 <= end ? this.#view.getInt32(i, true) : this.#restAt(i, end);
    }
    this.#count++;
    if (this.#count > this.#texts.length * 0.7 && this.#texts.length < maxSlotCount) this.#growSlots();
  }

  #hasRoom(wordCount: number): boolean {
    if (this.#count >= maxSlotCount * 0.75) return false;
    if (this.#usedWords + wordCount <= this.#arena.length) return true;
    if (this.#arena.byteLength * 2 > this.#maxArenaBytes) return false;
    const larger = new Int32Array(this.#arena.length * 2);
    larger.set(this.#arena);
    this.#arena = larger;
    return true;
  }

  #growSlots(): void {
    const oldSlots = this.#slots;
    const oldTexts = this.#texts;
    const mask = oldTexts.length * 4 - 1;
    this.#slots = new Int32Array(oldSlots.length * 4);
    this.#texts = new Array<string>(oldTexts.length * 4).fill("");
    for (const [oldSlot, text] of oldTexts.entries()) {
      const entry = oldSlots.subarray(oldSlot * slotInts, (oldSlot + 1) * slotInts);
      if (entry[0] === 0) continue;
      let slot = entry[0]! & mask;
      while (this.#slots[slot * slotInts] !== 0) slot = (slot + 1) & mask;
      this.#slots.set(entry, slot * slotInts);
      this.#texts[slot] = text;
    }
  }

  #clear(): void {
    this.#slots.fill(0);
    this.#texts.fill("");
    this.#usedWords = 0;
    this.#count = 0;
  }
}
