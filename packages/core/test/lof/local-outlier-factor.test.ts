import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { localOutlierFactors } from "../../src/lof/local-outlier-factor.ts";
import { type PlainRule, plainLocalOutlierFactors } from "./plain-local-outlier-factor.ts";

const bare = { reachFloor: 0, densityOffset: 0, decimals: null };

/** The kernel's factors, one for each row. */
function factors(rows: readonly number[][], rule: PlainRule): number[] {
  const featureCount = rows[0]!.length;
  const vectors = distinctVectors(Float64Array.from(rows.flat()), featureCount, rows.length);
  const weights = new Float64Array(featureCount).fill(1);
  const [values] = localOutlierFactors(vectors, [rule.k], { ...rule, weights });
  return [...vectors.vectorOfRow].map((vector) => values![vector]!);
}

function onLine(...points: number[]): number[][] {
  return points.map((point) => [point]);
}

describe("localOutlierFactors, by hand", () => {
  it("without ties: mean reach 2.5, 3, 2.5 and 6.5 at k = 2", () => {
    const [zero, two, three, nine] = factors(onLine(0, 2, 3, 9), { k: 2, ...bare });
    expect(zero).toBeCloseTo(11 / 12, 12);
    expect(two).toBeCloseTo(1.2, 12);
    expect(three).toBeCloseTo(11 / 12, 12);
    expect(nine).toBeCloseTo(143 / 60, 12);
  });

  it("shares a tied shell: 0 has half of -2 (reach 2) and half of 2 (reach 1) for its one neighbor", () => {
    expect(factors(onLine(-2, 0, 2, 3), { k: 1, ...bare })).toEqual([1, 1.5, 1, 1]);
  });

  it("counts copies as neighbors at distance 0 and stays finite beside them with a floor", () => {
    expect(factors(onLine(0, 0, 0, 5), { k: 2, ...bare, reachFloor: 1 })).toEqual([1, 1, 1, 5]);
  });

  it("explodes beside copies without a floor, as scikit-learn does", () => {
    const [copy, , , lone] = factors(onLine(0, 0, 0, 5), { k: 2, ...bare, densityOffset: 1e-10 });
    expect(copy).toBe(1);
    expect(lone).toBeCloseTo(5e10, -2);
  });

  it("takes distances that are equal to six decimals for tied", () => {
    const nearlyTied = onLine(-2.0000001, 0, 2, 3);
    expect(factors(nearlyTied, { k: 1, ...bare, decimals: 6 })[1]).toBeCloseTo(1.5, 6);
    expect(factors(nearlyTied, { k: 1, ...bare })[1]).toBeCloseTo(2, 6);
  });

  it("weighs columns before it measures", () => {
    const vectors = distinctVectors(Float64Array.from([0, 0, 0, 9, 1, 0]), 2, 3);
    const rule = { ...bare, weights: Float64Array.from([2, 0]) };
    const weighed = localOutlierFactors(vectors, [1], { ...rule, reachFloor: 0.5 });
    expect([...weighed[0]!]).toEqual([1, 1, 4]);
  });

  it("answers for several k at once", () => {
    const rows = onLine(0, 2, 3, 9);
    const vectors = distinctVectors(Float64Array.from(rows.flat()), 1, 4);
    const both = localOutlierFactors(vectors, [1, 2], { ...bare, weights: Float64Array.of(1) });
    expect([...both[0]!]).toEqual(factors(rows, { k: 1, ...bare }));
    expect([...both[1]!]).toEqual(factors(rows, { k: 2, ...bare }));
  });
});

describe("localOutlierFactors, properties", () => {
  const coordinate = fc.integer({ min: 0, max: 4 });
  const grid = fc.array(fc.tuple(coordinate, coordinate, fc.constantFrom(0, 7)), { minLength: 5, maxLength: 40 });
  const rules = fc.constantFrom<PlainRule[]>(
    { k: 1, ...bare, densityOffset: 1e-10 },
    { k: 3, ...bare, densityOffset: 1e-10 },
    { k: 4, ...bare, reachFloor: 1, decimals: 6 },
  );

  it("equals the plain definition on data full of ties and copies", () => {
    fc.assert(
      fc.property(grid, rules, (rows, rule) => {
        const expected = plainLocalOutlierFactors(rows, rule);
        factors(rows, rule).forEach((factor, row) => {
          expect(Math.abs(factor / expected[row]! - 1)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("equals the plain definition on data without ties", () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true });
    const cloud = fc.array(fc.tuple(value, value), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(cloud, (rows) => {
        const rule = { k: 5, ...bare, densityOffset: 1e-10 };
        const expected = plainLocalOutlierFactors(rows, rule);
        factors(rows, rule).forEach((factor, row) => {
          expect(Math.abs(factor / expected[row]! - 1)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it("does not depend on the order of the rows, to the last bit", () => {
    const shuffled = grid.chain((rows) => {
      return fc.record({
        rows: fc.constant(rows),
        order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
      });
    });
    fc.assert(
      fc.property(shuffled, rules, ({ rows, order }, rule) => {
        const reordered = factors(
          order.map((row) => rows[row]!),
          rule,
        );
        const original = factors(rows, rule);
        expect(reordered).toEqual(order.map((row) => original[row]));
      }),
    );
  });
});
