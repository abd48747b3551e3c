import { createDecoder } from "./binxml/text-decoder.ts";
import { Damage } from "./damage.ts";

const decodeUtf8 = createDecoder("utf-8");
const firstCapacityBytes = 16 * 1024;
const quote = 0x22;
const backslash = 0x5c;
const fewBytes = 64;

/** By ASCII character: what follows the backslash that escapes it, 0 where it needs none, `other` for the rest. */
const other = 1;
const escapes = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 || byte >= 0x80 ? other : 0));
for (const [character, letter] of ['""', "\\\\", "\nn", "\rr", "\tt"]) {
  escapes[character!.charCodeAt(0)] = letter!.charCodeAt(0);
}

/** JSON text as UTF-8 in a buffer that is used again and again. */
export class JsonBytes {
  bytes = new Uint8Array(firstCapacityBytes);
  length = 0;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Makes room for `byteCount` more; throws `Damage` past the limit. */
  reserve(byteCount: number): void {
    const needed = this.length + byteCount;
    if (needed <= this.bytes.length) return;
    if (needed > this.#maxBytes) {
      throw new Damage("tooMuchOutput", 0, `an event's JSON is longer than ${this.#maxBytes} bytes`);
    }
    const larger = new Uint8Array(Math.min(this.#maxBytes, needed * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  toText(): string {
    return decodeUtf8(this.bytes.subarray(0, this.length));
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Copies bytes from `start` on, one by one where they are few: a call of `set` costs more. */
  copy(source: Uint8Array, start = 0): void {
    const count = source.length - start;
    this.reserve(count);
    const { bytes } = this;
    const at = this.length - start;
    if (count > fewBytes) bytes.set(start === 0 ? source : source.subarray(start), this.length);
    else for (let i = start; i < source.length; i++) bytes[at + i] = source[i]!;
    this.length += count;
  }

  /** Any text without lone surrogates. */
  text(text: string): void {
    this.reserve(text.length * 3);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) this.bytes[this.length++] = unit;
      else if (this.#codePoint(text.codePointAt(i)!) > 0xffff) i++;
    }
  }

  /** UTF-16 in quotes; false, with nothing written, where it holds more than ASCII and line breaks. */
  asciiUtf16(source: Uint8Array, start: number, byteCount: number): boolean {
    this.reserve(byteCount + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let i = start; i < start + byteCount; i += 2) {
      const unit = source[i]!;
      const letter = source[i + 1] === 0 ? escapes[unit]! : other;
      if (letter === other) return false;
      if (letter !== 0) bytes[at++] = backslash;
      bytes[at++] = letter === 0 ? unit : letter;
    }
    bytes[at++] = quote;
    this.length = at;
    return true;
  }

  /** A whole number from 0 to 2^53. */
  decimal(value: number): true {
    this.reserve(16);
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      this.bytes[at] = 0x30 + (rest - next * 10); // the rest first: the sum could pass 2^53
      rest = next;
    }
    this.length += digits;
    return true;
  }

  /** `"0x3e7"`, from the two halves of a number of 64 bits. */
  hex(high: number, low: number): true {
    this.reserve(20);
    const { bytes } = this;
    let at = this.length;
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

  #codePoint(code: number): number {
    if (code < 0x800) this.#units(0xc0 | (code >> 6), code, 1);
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

function hexDigits(value: number): number {
  return value === 0 ? 1 : 8 - (Math.clz32(value) >> 2);
}

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  const out = new JsonBytes(Number.POSITIVE_INFINITY);
  out.text(text);
  return out.bytes.slice(0, out.length);
}
