import { createDecoder } from "./binxml/text-decoder.ts";
import { Damage } from "./damage.ts";

const decodeUtf8 = createDecoder("utf-8");
const firstCapacityBytes = 16 * 1024;
const quote = 0x22;
/** What is written by words may run this far past its end. */
const overrunBytes = 4;

/** A constant piece of JSON as UTF-8, in words of four bytes, which copy four times as fast as bytes. */
export interface JsonPiece {
  words: Int32Array;
  byteCount: number;
}

/** JSON text as UTF-8 in a buffer that grows; whoever reads it sets `length` back to 0 to use it again. */
export class JsonBytes {
  /** The text stands in its first `length` bytes; another array once it has grown. */
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  #view: DataView;
  /** What `bytes` has room for, or less where an event may not be so long. */
  #usableBytes: number;
  #limit = Number.POSITIVE_INFINITY;

  constructor(capacityBytes = firstCapacityBytes) {
    this.bytes = new Uint8Array(capacityBytes);
    this.#view = new DataView(this.bytes.buffer);
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
      this.#view = new DataView(larger.buffer);
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
    const view = this.#view;
    for (let i = 0; i < words.length; i++, at += 4) view.setInt32(at, words[i]!, true);
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

  /** A whole number from 0 to 2^53. */
  decimal(value: number): true {
    this.reserve(16);
    if (value < 10) {
      this.bytes[this.length++] = 0x30 + value;
      return true;
    }
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    this.length += digits;
    let rest = value;
    let at = this.length;
    for (; rest > 0x7fffffff; rest = Math.floor(rest / 10)) this.bytes[--at] = 0x30 + (rest % 10);
    for (; rest > 0; rest = (rest / 10) | 0) this.bytes[--at] = 0x30 + (rest % 10);
    return true;
  }

  /** `"0x3e7"`, from the two halves of a number of 64 bits. */
  hex(high: number, low: number): true {
    let at = this.reserve(20);
    const { bytes } = this;
    bytes[at++] = quote;
    bytes[at++] = 0x30;
    bytes[at++] = 0x78;
    let digits = high === 0 ? hexDigits(low) : 8 + hexDigits(high);
    while (digits > 0) {
      digits--;
      const half = digits >= 8 ? high : low;
      const digit = (half >>> ((digits & 7) * 4)) & 0xf;
      bytes[at++] = digit < 10 ? 0x30 + digit : 0x57 + digit;
    }
    bytes[at++] = quote;
    this.length = at;
    return true;
  }
}

function hexDigits(value: number): number {
  return value === 0 ? 1 : 8 - (Math.clz32(value) >> 2);
}

/** A constant piece of JSON. */
export function jsonPiece(text: string): JsonPiece {
  const out = new JsonBytes(text.length * 3 + overrunBytes);
  out.text(text);
  const words = new Int32Array((out.length + 3) >> 2);
  const view = new DataView(out.bytes.buffer);
  for (let i = 0; i < words.length; i++) words[i] = view.getInt32(i * 4, true);
  return { words, byteCount: out.length };
}
