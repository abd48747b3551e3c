import fc from "fast-check";
import { expect, it } from "vitest";
import { JsonBytes } from "../src/json-bytes.ts";
import { writeDecimal, writeHex } from "../src/json-numbers.ts";

function written(write: (out: JsonBytes) => void): string {
  const out = new JsonBytes();
  write(out);
  return out.toText();
}

it.each([
  0, 7, 9, 10, 99, 100, 65_535, 4_294_967_295, 10_000_000_000, 9_007_199_254_740_991, 999_999_999, 1_000_000_000,
  2_147_483_648,
])("writes %d", (value) => {
  expect(written((out) => writeDecimal(out, value))).toBe(`${value}`);
});

it.each<[high: number, low: number, text: string]>([
  [0, 0, "0x0"],
  [0, 0x3e7, "0x3e7"],
  [0, 0xffff_ffff, "0xffffffff"],
  [1, 0, "0x100000000"],
  [0x8020_0000, 0xa, "0x802000000000000a"],
])("writes %d and %d as %s", (high, low, text) => {
  expect(written((out) => writeHex(out, high, low))).toBe(`"${text}"`);
});

it("writes any whole number as JavaScript does", () => {
  const property = fc.property(fc.maxSafeNat(), fc.nat(52), (value, shift) => {
    const number = Math.floor(value / 2 ** shift);
    expect(written((out) => writeDecimal(out, number))).toBe(`${number}`);
  });
  fc.assert(property, { numRuns: 1000 });
});
