import { Damage } from "../damage.ts";

const descriptorBytes = 4;
const initialCapacity = 64;
const noView = new DataView(new ArrayBuffer(0));

/**
 * The substitution values of a template instance: a count, then a descriptor (size, type) each, then the values one
 * after the other. Where a value lies is summed up only as far as somebody asks.
 */
export class ValueTable {
  count = 0;
  #view: DataView = noView;
  #descriptors = 0;
  #located = 0;
  #nextOffset = 0;
  #end = 0;
  #offsets = new Int32Array(initialCapacity);

  /** Takes the table at `offset`; its values end by `end`. */
  load(view: DataView, offset: number, end: number): void {
    if (offset + 4 > end) throw new Damage("outOfBounds", offset, "the value count is cut off");
    const count = view.getUint32(offset, true);
    const firstValue = offset + 4 + count * descriptorBytes;
    if (firstValue > end)
      throw new Damage("outOfBounds", offset, `${count} substitution values do not fit their record`);
    this.#view = view;
    this.#descriptors = offset + 4;
    this.#nextOffset = firstValue;
    this.#end = end;
    this.#located = 0;
    this.count = count;
    if (count > this.#offsets.length) this.#offsets = new Int32Array(count * 2);
  }

  /** A table without values, for binary XML that is no template. */
  clear(): void {
    this.count = 0;
  }

  /** The value type at `index`; null before the first (no value at all) and beyond the last. */
  type(index: number): number {
    return index >= 0 && index < this.count ? this.#view.getUint8(this.#descriptors + index * descriptorBytes + 2) : 0;
  }

  size(index: number): number {
    return index >= 0 && index < this.count
      ? this.#view.getUint16(this.#descriptors + index * descriptorBytes, true)
      : 0;
  }

  /** Where the value at `index` (below `count`) begins in the chunk; all of it lies before the end of its record. */
  offset(index: number): number {
    if (index >= this.#located) this.#locate(index);
    return this.#offsets[index]!;
  }

  /** Where the bytes of all values end. */
  valuesEnd(): number {
    if (this.count > this.#located) this.#locate(this.count - 1);
    return this.#nextOffset;
  }

  #locate(index: number): void {
    let at = this.#nextOffset;
    for (let i = this.#located; i <= index; i++) {
      this.#offsets[i] = at;
      at += this.#view.getUint16(this.#descriptors + i * descriptorBytes, true);
      if (at > this.#end) throw new Damage("outOfBounds", at, `value ${i} runs past the end of its record`);
    }
    this.#nextOffset = at;
    this.#located = index + 1;
  }
}
