import { sidBytes } from "./binxml/identifiers.ts";
import type { JsonBytes } from "./json-bytes.ts";
import { writeDecimal } from "./json-numbers.ts";

const quote = 0x22;
const hyphen = 0x2d;
const sidStart = [quote, 0x53, hyphen, 0x31, hyphen]; // "S-1-
const digits = Array.from("0123456789ABCDEF", (digit) => digit.charCodeAt(0));
/** The two digits of each byte, as a number of 16 bits that is stored at once. */
const hexPairs = Uint16Array.from({ length: 256 }, (_, byte) => digits[byte >> 4]! + digits[byte & 0xf]! * 256);
const maxSidBytes = 256;
/** The first three fields of a GUID are stored little-endian, the rest as bytes. */
const guidOrder = Uint8Array.of(3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15);

/** Writes a GUID of 16 bytes in quotes, upper case, without braces. */
export function writeJsonGuid(out: JsonBytes, bytes: Uint8Array, start: number): true {
  let at = out.reserve(38);
  const target = out.view;
  target.setUint8(at++, quote);
  for (let i = 0; i < 16; i++, at += 2) {
    if (i === 4 || i === 6 || i === 8 || i === 10) target.setUint8(at++, hyphen);
    target.setUint16(at, hexPairs[bytes[start + guidOrder[i]!]!]!, true);
  }
  target.setUint8(at++, quote);
  out.length = at;
  return true;
}

/** Writes a security identifier in quotes; false, with nothing written, where it is cut short. */
export function writeJsonSid(out: JsonBytes, bytes: Uint8Array, start: number, byteCount: number): boolean {
  const size = sidBytes(bytes, start, byteCount);
  if (size === 0) return false;
  out.reserve(maxSidBytes);
  for (const byte of sidStart) out.bytes[out.length++] = byte;
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + bytes[start + i]!;
  writeDecimal(out, authority);
  for (let at = start + 8; at < start + size; at += 4) {
    const low = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
    out.bytes[out.length++] = hyphen;
    writeDecimal(out, low + bytes[at + 3]! * 0x1000000);
  }
  out.bytes[out.length++] = quote;
  return true;
}
