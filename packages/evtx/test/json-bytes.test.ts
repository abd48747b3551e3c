import { expect, it } from "vitest";
import { Damage } from "../src/damage.ts";
import { JsonBytes, jsonPiece } from "../src/json-bytes.ts";

function written(write: (out: JsonBytes) => void): string {
  const out = new JsonBytes();
  write(out);
  return out.toText();
}

it.each([0, 7, 9, 10, 99, 100, 65_535, 4_294_967_295, 10_000_000_000, 9_007_199_254_740_991])("writes %d", (value) => {
  expect(written((out) => out.decimal(value))).toBe(`${value}`);
});

it.each<[high: number, low: number, text: string]>([
  [0, 0, "0x0"],
  [0, 0x3e7, "0x3e7"],
  [0, 0xffff_ffff, "0xffffffff"],
  [1, 0, "0x100000000"],
  [0x8020_0000, 0xa, "0x802000000000000a"],
])("writes %d and %d as %s", (high, low, text) => {
  expect(written((out) => out.hex(high, low))).toBe(`"${text}"`);
});

it("writes text as UTF-8", () => {
  const text = "a\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}";
  expect(written((out) => out.text(text))).toBe(text);
  expect(written((out) => out.text("a\ud800b\udc00"))).toBe("a\ufffdb\ufffd");
});

it("writes constant pieces of any length", () => {
  for (const text of ["", "a", "\u00e5b", "abcd", "abcd\u{1f600}e"]) {
    expect(written((out) => out.piece(jsonPiece(text)))).toBe(text);
  }
});

it("grows, but not once it is past its limit", () => {
  const out = new JsonBytes();
  out.text("x".repeat(30_000));
  expect(out.toText()).toBe("x".repeat(30_000));
  out.limit(50_000);
  out.text("x".repeat(60_000));
  expect(() => out.byte(0)).toThrow(Damage);
  out.limit(Number.POSITIVE_INFINITY);
  out.byte(0x21);
  expect(out.toText()).toBe(`${"x".repeat(90_000)}!`);
});
