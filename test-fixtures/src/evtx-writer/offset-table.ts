/** The hash of names (16 bits of it are stored) and of template GUIDs, over 16-bit units. */
export function hashUnits(units: Iterable<number>): number {
  let hash = 0;
  for (const unit of units) hash = (Math.imul(hash, 65599) + unit) >>> 0;
  return hash;
}

/** The UTF-16 code units of a text. */
export function codeUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/**
 * Where a chunk holds its names or its template definitions. Both are chained hash tables: the chunk header has the
 * offset of the newest entry of each bucket, and each entry the offset of the one before it.
 */
export class OffsetTable {
  readonly #offsets = new Map<string, number>();
  readonly #buckets: number[][];

  constructor(bucketCount: number) {
    this.#buckets = Array.from({ length: bucketCount }, () => []);
  }

  find(key: string): number | undefined {
    return this.#offsets.get(key);
  }

  /** Returns the offset of the bucket's entry before this one, 0 for none. */
  add(key: string, hash: number, offset: number): number {
    const bucket = this.#buckets[hash % this.#buckets.length]!;
    const previous = bucket.at(-1) ?? 0;
    bucket.push(offset);
    this.#offsets.set(key, offset);
    return previous;
  }

  /** The newest entry of each bucket that lies before `end`; those behind it belong to an event that was taken back. */
  heads(end: number): number[] {
    return this.#buckets.map((bucket) => bucket.findLast((offset) => offset < end) ?? 0);
  }
}
