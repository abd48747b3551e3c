import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonFixed4 } from "../src/python-fixed.ts";

/** The plain version: the double as an exact fraction over 2^1074, rounded half to even in whole numbers. */
function exactFixed4(value: number): string {
  const [mantissa, exponent] = fractionOf(Math.abs(value));
  const scaled = mantissa * 10_000n;
  const unit = 1n << exponent;
  const lower = scaled / unit;
  const twiceRest = 2n * (scaled % unit);
  const rounded = twiceRest > unit || (twiceRest === unit && lower % 2n === 1n) ? lower + 1n : lower;
  const digits = String(rounded).padStart(5, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

function fractionOf(value: number): [mantissa: bigint, exponent: bigint] {
  let exponent = 0n;
  let rest = value;
  while (!Number.isInteger(rest)) {
    rest *= 2;
    exponent++;
  }
  return [BigInt(rest), exponent];
}

describe("pythonFixed4", () => {
  // Each printed by Python 3: f"{x:.4f}".
  it.each([
    [2.3456, "2.3456"],
    [-1.5, "-1.5000"],
    [0.03125, "0.0312"],
    [0.09375, "0.0938"],
    [-2.03125, "-2.0312"],
    [1.00005, "1.0001"],
    [2.00015, "2.0002"],
    [9.99995, "10.0000"],
    [0.99996, "1.0000"],
    [-0, "-0.0000"],
    [0.00001, "0.0000"],
    [-0.00001, "-0.0000"],
    [123456789.03125, "123456789.0312"],
    [1e22, "10000000000000000000000.0000"],
    [-1.5e300, `-${BigInt(1.5e300)}.0000`],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
    [Number.NaN, "nan"],
  ])("prints %d as %s", (value, text) => expect(pythonFixed4(value)).toBe(text));

  it("equals exact arithmetic, ties among them", () => {
    const ties = fc.integer({ min: -1e9, max: 1e9 }).map((odd) => (2 * odd + 1) / 32);
    const values = fc.oneof(ties, fc.double({ noNaN: true, min: -1e15, max: 1e15 }));
    fc.assert(
      fc.property(
        values.filter((value) => value !== 0),
        (value) => {
          expect(pythonFixed4(value)).toBe(exactFixed4(value));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
