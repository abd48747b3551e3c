import { expect, it } from "vitest";
import { crc32 } from "../src/crc32.ts";

const digits = Uint8Array.from("123456789", (digit) => digit.charCodeAt(0));

it("gives the check value of CRC-32", () => {
  expect(crc32(digits, 0, digits.length)).toBe(0xcbf43926);
});

it("goes on from an earlier range", () => {
  expect(crc32(digits, 4, 9, crc32(digits, 0, 4))).toBe(0xcbf43926);
});

it("is 0 for no bytes", () => {
  expect(crc32(digits, 3, 3)).toBe(0);
});
