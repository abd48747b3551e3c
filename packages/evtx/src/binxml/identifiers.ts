const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
/** The first three fields of a GUID are stored little-endian, the rest as bytes; -1 is a hyphen. */
const guidOrder = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];
const maxSubAuthorities = 15;

/** Upper-case hexadecimal digits of a byte range. */
export function hexText(bytes: Uint8Array, start: number, byteCount: number): string {
  let text = "";
  for (let i = start; i < start + byteCount; i++) text += hexPairs[bytes[i]!]!;
  return text;
}

/** A GUID of 16 bytes, upper case, without braces. */
export function guidText(bytes: Uint8Array, start: number): string {
  let text = "";
  for (const at of guidOrder) text += at < 0 ? "-" : hexPairs[bytes[start + at]!]!;
  return text;
}

/** Bytes a SID takes by its own count of sub-authorities, or 0 where fewer are there or it is of no known revision. */
export function sidBytes(bytes: Uint8Array, start: number, available: number): number {
  if (available < 8 || bytes[start] !== 1 || bytes[start + 1]! > maxSubAuthorities) return 0;
  const needed = 8 + bytes[start + 1]! * 4;
  return needed <= available ? needed : 0;
}

/** A security identifier such as `S-1-5-18`; empty where it is cut short. The authority is 48 bits, big-endian. */
export function sidText(bytes: Uint8Array, start: number, byteCount: number): string {
  const size = sidBytes(bytes, start, byteCount);
  if (size === 0) return "";
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + bytes[start + i]!;
  let text = `S-${bytes[start]}-${authority}`;
  for (let at = start + 8; at < start + size; at += 4) {
    const low = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
    text += `-${low + bytes[at + 3]! * 0x1000000}`;
  }
  return text;
}
