import { expect, it } from "vitest";
import { crc32 } from "../src/crc32.ts";

/** The digits 1 to 9, over and over. */
function digits(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => 0x31 + (i % 9));
}

it("gives the check value of CRC-32", () => {
  expect(crc32(digits(9))).toBe(0xcbf43926);
});

it("is the same taken whole, in steps of sixteen, or byte by byte", () => {
  const bytes = digits(100);
  let byByte = 0;
  for (let i = 0; i < 100; i++) byByte = crc32(bytes.subarray(i, i + 1), byByte);
  expect(crc32(bytes)).toBe(byByte);
  expect(crc32(bytes.subarray(37), crc32(bytes.subarray(0, 37)))).toBe(byByte);
});

it("is 0 for no bytes", () => {
  expect(crc32(digits(0))).toBe(0);
});
