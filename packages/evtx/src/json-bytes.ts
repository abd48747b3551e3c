import { createDecoder } from "./binxml/text-decoder.ts";
import { Damage } from "./damage.ts";

const decodeUtf8 = createDecoder("utf-8");
const firstCapacityBytes = 16 * 1024;
/** What is written by words may run this far past its end. */
const overrunBytes = 8;

/**
 * A constant piece of JSON as UTF-8, in words of eight bytes, which copy several times as fast as bytes. That they are
 * doubles loses no bit: only a NaN might be changed on the way, and no UTF-8 has the bits of one.
 */
export interface JsonPiece {
  words: Float64Array;
  byteCount: number;
}

/** JSON text as UTF-8 in a buffer that grows; whoever reads it sets `length` back to 0 to use it again. */
export class JsonBytes {
  /** The text stands in its first `length` bytes; another array once it has grown. */
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  /** Of `bytes`. */
  view: DataView;
  /** What `bytes` has room for, or less where an event may not be so long. */
  #usableBytes: number;
  #limit = Number.POSITIVE_INFINITY;

  constructor(capacityBytes = firstCapacityBytes) {
    this.bytes = new Uint8Array(capacityBytes);
    this.view = new DataView(this.bytes.buffer);
    this.#usableBytes = capacityBytes - overrunBytes;
  }

  /** What was written, as a string. */
  toText(): string {
    return decodeUtf8(this.bytes.subarray(0, this.length));
  }

  /** Once the text from here on has more bytes than this, making room for more is `Damage`. */
  limit(byteCount: number): void {
    this.#limit = this.length + byteCount;
    this.#usableBytes = Math.min(this.bytes.length - overrunBytes, this.#limit);
  }

  /** Makes room for `byteCount` more and returns where they go. */
  reserve(byteCount: number): number {
    if (this.length + byteCount > this.#usableBytes) this.#grow(this.length + byteCount);
    return this.length;
  }

  #grow(needed: number): void {
    if (this.length > this.#limit) throw new Damage("tooMuchOutput", 0, "an event's JSON is longer than is allowed");
    if (needed + overrunBytes > this.bytes.length) {
      const larger = new Uint8Array(needed * 2 + overrunBytes);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.#usableBytes = Math.min(this.bytes.length - overrunBytes, this.#limit);
  }

  byte(value: number): void {
    this.bytes[this.reserve(1)] = value;
    this.length++;
  }

  piece({ words, byteCount }: JsonPiece): void {
    let at = this.reserve(byteCount);
    this.length += byteCount;
    const view = this.view;
    for (let i = 0; i < words.length; i++, at += 8) view.setFloat64(at, words[i]!, true);
  }

  /** Any text as it is, a lone surrogate as U+FFFD. */
  text(text: string): void {
    this.reserve(text.length * 3);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) this.bytes[this.length++] = unit;
      else if (this.codePoint(text.codePointAt(i)!) > 0xffff) i++;
    }
  }

  /** Room must be reserved. Returns the code point. */
  codePoint(code: number): number {
    if (code < 0x800) this.#units(0xc0 | (code >> 6), code, 1);
    else if ((code & 0xfffff800) === 0xd800) this.#units(0xef, 0xfffd, 2);
    else if (code < 0x10000) this.#units(0xe0 | (code >> 12), code, 2);
    else this.#units(0xf0 | (code >> 18), code, 3);
    return code;
  }

  /** A leading byte and `count` continuing ones. */
  #units(lead: number, code: number, count: number): void {
    this.bytes[this.length++] = lead;
    for (let i = count - 1; i >= 0; i--) this.bytes[this.length++] = 0x80 | ((code >> (6 * i)) & 0x3f);
  }
}

const draft = new JsonBytes();

/** A constant piece of JSON. */
export function jsonPiece(text: string): JsonPiece {
  draft.length = 0;
  draft.text(text);
  const words = new Float64Array((draft.length + 7) >> 3);
  for (let i = 0; i < words.length; i++) words[i] = draft.view.getFloat64(i * 8, true);
  return { words, byteCount: draft.length };
}
