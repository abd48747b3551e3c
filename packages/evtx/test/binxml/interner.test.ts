import fc from "fast-check";
import { expect, it } from "vitest";
import { Interner } from "../../src/binxml/interner.ts";

const decode = (bytes: Uint8Array, start: number, byteCount: number) => bytes.subarray(start, start + byteCount).join();

function internerOf(bytes: Uint8Array<ArrayBuffer>, interner = new Interner()): Interner {
  interner.useChunk(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return interner;
}

it("decodes a value once", () => {
  let decoded = 0;
  const count = (...args: Parameters<typeof decode>) => {
    decoded++;
    return decode(...args);
  };
  const interner = internerOf(Uint8Array.of(7, 8, 9, 7, 8, 9));
  expect([interner.text(1, 0, 3, count), interner.text(1, 3, 3, count)]).toEqual(["7,8,9", "7,8,9"]);
  expect(decoded).toBe(1);
});

it("keeps kinds apart", () => {
  const interner = internerOf(Uint8Array.of(1, 2));
  expect(interner.text(1, 0, 2, () => "one")).toBe("one");
  expect(interner.text(2, 0, 2, () => "two")).toBe("two");
});

it.each([64, 1 << 20])("gives the right text whatever came before, in an arena of %d bytes", (capacityBytes) => {
  const interner = new Interner(capacityBytes);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (random) => {
      const bytes = Uint8Array.from(random);
      expect(internerOf(bytes, interner).text(1, 0, bytes.length, decode)).toBe(bytes.join());
    }),
    { numRuns: 2000 },
  );
});

it("keeps finding what it has as its table grows", () => {
  const bytes = Uint8Array.from({ length: 8000 }, (_, i) => (i >> 1) >> ((i & 1) * 8));
  const interner = internerOf(bytes);
  const texts = () => Array.from({ length: 4000 }, (_, i) => interner.text(1, i * 2, 2, () => `${i}`));
  const first = texts();
  expect(first).toEqual(Array.from({ length: 4000 }, (_, i) => `${i}`));
  expect(Array.from({ length: 4000 }, (_, i) => interner.text(1, i * 2, 2, () => "decoded again"))).toEqual(first);
});
