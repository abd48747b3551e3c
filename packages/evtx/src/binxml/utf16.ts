import { createDecoder } from "./text-decoder.ts";

const decodeUtf16 = createDecoder("utf-16le");
/** Longer texts go to the platform's decoder; `fromCharCode` takes its units as arguments, which engines limit. */
const maxUnits = 2048;
const units = new Uint16Array(maxUnits);

/** UTF-16 text; surrogate pairs are joined, a lone surrogate becomes U+FFFD. */
export function utf16Text(bytes: Uint8Array, start: number, byteCount: number): string {
  const count = byteCount >> 1;
  if (count > maxUnits) return decodeUtf16(bytes.subarray(start, start + count * 2));
  for (let i = 0, at = start; i < count; i++, at += 2) {
    const unit = bytes[at]! | (bytes[at + 1]! << 8);
    if ((unit & 0xf800) === 0xd800) return decodeUtf16(bytes.subarray(start, start + count * 2));
    units[i] = unit;
  }
  return Reflect.apply(String.fromCharCode, undefined, count === maxUnits ? units : units.subarray(0, count));
}

/** Bytes of a UTF-16 text without the NULs at its end; blanks and inner NULs belong to it. */
export function trimmedBytes(bytes: Uint8Array, start: number, byteCount: number): number {
  let end = start + (byteCount & ~1);
  while (end > start && bytes[end - 1] === 0 && bytes[end - 2] === 0) end -= 2;
  return end - start;
}
