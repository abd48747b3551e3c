import fc from "fast-check";
import { expect, it } from "vitest";
import { Interner } from "../../src/binxml/interner.ts";

const decode = (bytes: Uint8Array, start: number, byteCount: number) => bytes.subarray(start, start + byteCount).join();

it("decodes a value once", () => {
  const interner = new Interner();
  let decoded = 0;
  const count = (...args: Parameters<typeof decode>) => {
    decoded++;
    return decode(...args);
  };
  const bytes = Uint8Array.of(7, 8, 9, 7, 8, 9);
  expect([interner.text(1, bytes, 0, 3, count), interner.text(1, bytes, 3, 3, count)]).toEqual(["7,8,9", "7,8,9"]);
  expect(decoded).toBe(1);
});

it("keeps kinds apart", () => {
  const interner = new Interner();
  const bytes = Uint8Array.of(1, 2);
  expect(interner.text(1, bytes, 0, 2, () => "one")).toBe("one");
  expect(interner.text(2, bytes, 0, 2, () => "two")).toBe("two");
});

it("gives the right text whatever came before, in an arena that is often full", () => {
  const interner = new Interner(64);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      expect(interner.text(1, bytes, 0, bytes.length, decode)).toBe(bytes.join());
    }),
    { numRuns: 2000 },
  );
});
