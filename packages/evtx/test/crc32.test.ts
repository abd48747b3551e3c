import { expect, it } from "vitest";
import { crc32 } from "../src/crc32.ts";

/** The digits 1 to 9, over and over. */
function digits(length: number): DataView {
  return new DataView(Uint8Array.from({ length }, (_, i) => 0x31 + (i % 9)).buffer);
}

it("gives the check value of CRC-32", () => {
  expect(crc32(digits(9), 0, 9)).toBe(0xcbf43926);
});

it("is the same taken whole, in steps of sixteen, or byte by byte", () => {
  const view = digits(100);
  let byByte = 0;
  for (let i = 0; i < 100; i++) byByte = crc32(view, i, i + 1, byByte);
  expect(crc32(view, 0, 100)).toBe(byByte);
  expect(crc32(view, 37, 100, crc32(view, 0, 37))).toBe(byByte);
});

it("is 0 for no bytes", () => {
  expect(crc32(digits(9), 3, 3)).toBe(0);
});
