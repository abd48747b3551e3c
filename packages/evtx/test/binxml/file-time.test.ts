import fc from "fast-check";
import { expect, it } from "vitest";
import { FileTimeText, isOrdinaryTime } from "../../src/binxml/file-time.ts";

function halves(units: bigint): [low: number, high: number] {
  return [Number(units & 0xffff_ffffn), Number(units >> 32n)];
}

it.each([
  [0n, "1601-01-01T00:00:00.0000000Z"],
  [116_444_736_000_000_000n, "1970-01-01T00:00:00.0000000Z"],
  [116_444_736_000_000_001n, "1970-01-01T00:00:00.0000001Z"],
  [133_000_000_599_999_999n, "2022-06-18T04:27:39.9999999Z"],
  [0x7fff_ffff_ffff_ffffn, "+030828-09-14T02:48:05.4775807Z"],
])("writes %d as %s", (units, text) => {
  expect(new FileTimeText().format(...halves(units))).toBe(text);
});

it("keeps every unit of any time", () => {
  const times = new FileTimeText();
  const unitsIn1970 = 116_444_736_000_000_000n;
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }), (units) => {
      const milliseconds = Number(
        (units - ((((units - unitsIn1970) % 10_000n) + 10_000n) % 10_000n) - unitsIn1970) / 10_000n,
      );
      const expected = new Date(milliseconds).toISOString().slice(0, -"000Z".length);
      const text = times.format(...halves(units));
      expect(text.startsWith(expected)).toBe(true);
      expect(text.slice(-8, -1)).toBe(String(units % 10_000_000n).padStart(7, "0"));
    }),
  );
});

it("takes the last moment of the year 9999 as the last ordinary one", () => {
  const last = 116_444_736_000_000_000n + 253_402_300_800n * 10_000_000n - 1n;
  expect(isOrdinaryTime(...halves(last))).toBe(true);
  expect(isOrdinaryTime(...halves(last + 1n))).toBe(false);
});
