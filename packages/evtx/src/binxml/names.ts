import type { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import type { ByteBudget } from "./byte-budget.ts";
import type { ValueText } from "./value-text.ts";
import { isRangeAt, type WordRange, wordRange } from "./word-range.ts";

/** Offset of the next name of the same hash, hash, count of units; the units and a NUL follow. */
const nameHeaderBytes = 8;
const countField = 6;
const maxKeptEntries = 4096;
const maxKeptBytes = 512;

/** A place in a template definition that names something, kept to compare the definition with another chunk's. */
export interface NameReference {
  /** Where the 32-bit name offset stands, from the start of the definition. */
  at: number;
  /** The name itself follows its first use in a chunk. */
  isInline: boolean;
  /** The count of its units, the units and the NUL, as they stand in the chunk. */
  entry: WordRange;
}

/** Where names are being read, and what that may cost. */
export interface NameScope {
  cursor: ByteCursor;
  /** Collects the names used, by their distance from `origin`. */
  nameReferences?: NameReference[];
  nameBudget: ByteBudget;
  origin: number;
}

/** Element and attribute names of one chunk, found by offset; the table in the chunk header is not used. */
export class NameTable {
  readonly #texts: ValueText;
  readonly #names = new Map<number, string>();
  /** By name: many templates use the same few names. */
  readonly #entries = new Map<string, WordRange>();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(texts: ValueText) {
    this.#texts = texts;
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = view;
    if (this.#names.size > 0) this.#names.clear();
  }

  /** The name whose header stands at `offset` in the chunk. */
  at(offset: number): string {
    const known = this.#names.get(offset);
    if (known !== undefined) return known;
    const byteCount = this.byteCountAt(offset);
    const name = this.#texts.utf16(offset + nameHeaderBytes, byteCount - nameHeaderBytes - 2);
    this.#names.set(offset, name);
    return name;
  }

  /** Bytes of a whole name entry: header, units, NUL. */
  byteCountAt(offset: number): number {
    const { byteLength } = this.#view;
    const byteCount =
      offset + nameHeaderBytes <= byteLength
        ? nameHeaderBytes + this.#view.getUint16(offset + countField, true) * 2 + 2
        : 0;
    if (byteCount === 0 || offset + byteCount > byteLength) {
      throw new Damage("outOfBounds", offset, `a name at ${offset} lies outside the chunk`);
    }
    return byteCount;
  }

  /** Reads a name offset and, where the name follows it, moves past the name. */
  read({ cursor, nameReferences, nameBudget, origin }: NameScope): string {
    const at = cursor.position;
    const offset = cursor.u32("name offset");
    const isInline = offset === cursor.position;
    nameBudget.charge(this.byteCountAt(offset));
    const name = this.at(offset);
    if (isInline) cursor.skip(this.byteCountAt(offset), "name");
    nameReferences?.push({ at: at - origin, isInline, entry: this.#entryOf(name, offset) });
    return name;
  }

  #entryOf(name: string, offset: number): WordRange {
    const known = this.#entries.get(name);
    if (known) return known;
    const bytes = this.#bytes.slice(offset + countField, offset + this.byteCountAt(offset));
    const entry = wordRange(bytes);
    if (this.#entries.size >= maxKeptEntries) this.#entries.clear();
    if (bytes.length <= maxKeptBytes) this.#entries.set(name, entry);
    return entry;
  }

  /** Whether the name of a reference stands at `offset`. */
  isAt(offset: number, { entry }: NameReference): boolean {
    const start = offset + countField;
    return start + entry.byteCount <= this.#view.byteLength && isRangeAt(entry, this.#view, start);
  }
}

/** A name without its namespace prefix. */
export function localName(name: string): string {
  const colon = name.lastIndexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
