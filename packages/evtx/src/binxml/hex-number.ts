/** `0x3e7`: a little-endian number of 4 or 8 bytes, lower case, not padded. */
export function hexNumberText(bytes: Uint8Array, start: number, byteCount: number): string {
  const low = uint32At(bytes, start).toString(16);
  const high = byteCount >= 8 ? uint32At(bytes, start + 4) : 0;
  return high === 0 ? `0x${low}` : `0x${high.toString(16)}${low.padStart(8, "0")}`;
}

function uint32At(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}
