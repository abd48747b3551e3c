import type { JsonBytes } from "./json-bytes.ts";

const quote = 0x22;
const backslash = 0x5c;
const replacement = 0xfffd;
/** By ASCII character: what follows the backslash that escapes it, 0 where it needs none. */
const escapes = Uint8Array.from({ length: 128 }, (_, unit) => (unit < 0x20 ? 0x75 : 0));
for (const [character, letter] of ['""', "\\\\", "\bb", "\ff", "\nn", "\rr", "\tt"]) {
  escapes[character!.charCodeAt(0)] = letter!.charCodeAt(0);
}

/** Writes UTF-16 of the chunk as a JSON string, as `JSON.stringify` does; a lone surrogate becomes U+FFFD. */
export function writeJsonString(out: JsonBytes, source: DataView, start: number, byteCount: number): void {
  const end = start + byteCount;
  out.byte(quote);
  out.reserve(byteCount * 3); // a unit takes six bytes at most
  for (let i = writePlain(out, source, start, end); i < end; i = writePlain(out, source, i, end)) {
    i += writeOther(out, source, i, end);
  }
  out.byte(quote);
}

/** Writes ASCII that needs no escape, two units at a time; returns where it ends. */
function writePlain(out: JsonBytes, source: DataView, start: number, end: number): number {
  const { bytes, view } = out;
  let at = out.length;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const pair = source.getInt32(i, true);
    if ((pair & 0xff80ff80) !== 0) break;
    const low = pair & 0x7f;
    const high = pair >> 16;
    if ((escapes[low]! | escapes[high]!) !== 0) break;
    view.setInt16(at, low | (high << 8), true);
    at += 2;
  }
  for (; i < end; i += 2) {
    const unit = source.getUint16(i, true);
    if (unit >= 0x80 || escapes[unit] !== 0) break;
    bytes[at++] = unit;
  }
  out.length = at;
  return i;
}

/** Writes one character that is not plain ASCII; returns the bytes it takes in the source. */
function writeOther(out: JsonBytes, source: DataView, at: number, end: number): number {
  const unit = source.getUint16(at, true);
  if (unit < 0x80) {
    writeEscape(out, unit);
    return 2;
  }
  const low = (unit & 0xfc00) === 0xd800 && at + 4 <= end ? source.getUint16(at + 2, true) : 0;
  if ((low & 0xfc00) === 0xdc00) {
    out.codePoint(0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff));
    return 4;
  }
  out.codePoint((unit & 0xf800) === 0xd800 ? replacement : unit);
  return 2;
}

function writeEscape(out: JsonBytes, unit: number): void {
  const letter = escapes[unit]!;
  out.bytes[out.length++] = backslash;
  out.bytes[out.length++] = letter;
  if (letter !== 0x75) return;
  for (let shift = 12; shift >= 0; shift -= 4) {
    const digit = (unit >> shift) & 0xf;
    out.bytes[out.length++] = digit < 10 ? 0x30 + digit : 0x57 + digit;
  }
}
