import { expect, it } from "vitest";
import { Damage } from "../src/damage.ts";
import { JsonBytes, jsonPiece } from "../src/json-bytes.ts";

function written(write: (out: JsonBytes) => void): string {
  const out = new JsonBytes();
  write(out);
  return out.toText();
}

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
