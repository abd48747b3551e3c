const slotCount = 16_384;
const firstArenaBytes = 64 * 1024;
const maxArenaBytes = 4 * 1024 * 1024;
/** Longer values seldom repeat, and would push the short ones out. */
const maxInternedBytes = 512;

/**
 * Texts of repeated values, found by their bytes, so that a value seen before costs no new string. Bounded: cleared when
 * its arena or three quarters of its slots are full.
 */
export class Interner {
  #arena: Uint8Array;
  readonly #maxArenaBytes: number;
  #used = 0;
  #count = 0;
  readonly #hashes = new Int32Array(slotCount);
  readonly #starts = new Int32Array(slotCount);
  readonly #lengths = new Int32Array(slotCount);
  readonly #texts: string[] = new Array<string>(slotCount).fill("");

  constructor(capacityBytes = maxArenaBytes) {
    this.#arena = new Uint8Array(Math.min(firstArenaBytes, capacityBytes));
    this.#maxArenaBytes = capacityBytes;
  }

  /** The text of the value at `start`; `decode` makes it the first time. `kind` keeps values of unlike types apart. */
  text(
    kind: number,
    bytes: Uint8Array,
    start: number,
    byteCount: number,
    decode: (bytes: Uint8Array, start: number, byteCount: number) => string,
  ): string {
    if (byteCount > maxInternedBytes) return decode(bytes, start, byteCount);
    const hash = hashBytes(kind, bytes, start, byteCount);
    let slot = hash & (slotCount - 1);
    while (this.#hashes[slot] !== 0) {
      if (this.#hashes[slot] === hash && this.#isEqual(slot, kind, bytes, start, byteCount)) return this.#texts[slot]!;
      slot = (slot + 1) & (slotCount - 1);
    }
    const text = decode(bytes, start, byteCount);
    this.#keep(slot, hash, kind, bytes.subarray(start, start + byteCount), text);
    return text;
  }

  #isEqual(slot: number, kind: number, bytes: Uint8Array, start: number, byteCount: number): boolean {
    if (this.#lengths[slot] !== byteCount) return false;
    const at = this.#starts[slot]!;
    if (this.#arena[at] !== kind) return false;
    for (let i = 0; i < byteCount; i++) if (this.#arena[at + 1 + i] !== bytes[start + i]) return false;
    return true;
  }

  #keep(slot: number, hash: number, kind: number, value: Uint8Array, text: string): void {
    if (!this.#hasRoom(value.length + 1)) {
      this.#clear();
      return;
    }
    this.#arena[this.#used] = kind;
    this.#arena.set(value, this.#used + 1);
    this.#hashes[slot] = hash;
    this.#starts[slot] = this.#used;
    this.#lengths[slot] = value.length;
    this.#texts[slot] = text;
    this.#used += value.length + 1;
    this.#count++;
  }

  /** Small logs need little, so the arena begins small and doubles. */
  #hasRoom(byteCount: number): boolean {
    if (this.#count >= slotCount * 0.75) return false;
    if (this.#used + byteCount <= this.#arena.length) return true;
    if (this.#arena.length * 2 > this.#maxArenaBytes) return false;
    const larger = new Uint8Array(this.#arena.length * 2);
    larger.set(this.#arena);
    this.#arena = larger;
    return true;
  }

  #clear(): void {
    this.#hashes.fill(0);
    this.#texts.fill("");
    this.#used = 0;
    this.#count = 0;
  }
}

/** FNV-1a by four bytes at a time, mixed once more as slots use the low bits; never 0, which marks an empty slot. */
function hashBytes(kind: number, bytes: Uint8Array, start: number, byteCount: number): number {
  let hash = 0x811c9dc5 ^ kind ^ byteCount;
  const end = start + byteCount;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const four = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ four, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash ^= hash >>> 15;
  return hash === 0 ? 1 : hash;
}
