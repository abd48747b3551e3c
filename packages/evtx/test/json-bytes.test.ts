import { expect, it } from "vitest";
import { Damage } from "../src/damage.ts";
import { JsonBytes, utf8 } from "../src/json-bytes.ts";

function written(write: (out: JsonBytes) => void): string {
  const out = new JsonBytes(1000);
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
  expect([...utf8("\u00e5\u{1f600}")]).toEqual([0xc3, 0xa5, 0xf0, 0x9f, 0x98, 0x80]);
});

it("writes ASCII out of UTF-16 with its escapes, and leaves other text to its caller", () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
  const plain = utf16('C:\\a "b"\r\n\t');
  expect(written((out) => out.asciiUtf16(plain, 0, plain.length))).toBe('"C:\\\\a \\"b\\"\\r\\n\\t"');
  for (const text of ["a\u0001", "\u0080", "\u0141", "\u4100"]) {
    const bytes = utf16(text);
    const out = new JsonBytes(1000);
    expect(out.asciiUtf16(bytes, 0, bytes.length)).toBe(false);
    expect(out.length).toBe(0);
  }
});

it("grows up to its limit, not beyond", () => {
  const out = new JsonBytes(100_000);
  out.text("x".repeat(33_000));
  expect(out.toText()).toBe("x".repeat(33_000));
  expect(() => out.text("x".repeat(33_000))).toThrow(Damage);
});
