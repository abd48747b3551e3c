import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { localOutlierFactors } from "../../src/lof/local-outlier-factor.ts";
import { type PlainRule, plainLocalOutlierFactors } from "./plain-local-outlier-factor.ts";
import { anyRows, bare, engines, factors, rules } from "./row-shapes.ts";

function onLine(...points: number[]): number[][] {
  return points.map((point) => [point]);
}

describe.each(engines)("localOutlierFactors by hand, engine %s", (engine) => {
  const factorsOf = (rows: readonly number[][], rule: PlainRule) => factors(rows, rule, engine);

  it("without ties: mean reach 2.5, 3, 2.5 and 6.5 at k = 2", () => {
    const [zero, two, three, nine] = factorsOf(onLine(0, 2, 3, 9), { k: 2, ...bare });
    expect(zero).toBeCloseTo(11 / 12, 12);
    expect(two).toBeCloseTo(1.2, 12);
    expect(three).toBeCloseTo(11 / 12, 12);
    expect(nine).toBeCloseTo(143 / 60, 12);
  });

  it("shares a tied shell: 0 has half of -2 (reach 2) and half of 2 (reach 1) for its one neighbor", () => {
    expect(factorsOf(onLine(-2, 0, 2, 3), { k: 1, ...bare })).toEqual([1, 1.5, 1, 1]);
  });

  it("counts copies as neighbors at distance 0 and stays finite beside them with a floor", () => {
    expect(factorsOf(onLine(0, 0, 0, 5), { k: 2, ...bare, reachFloor: 1 })).toEqual([1, 1, 1, 5]);
  });

  it("explodes beside copies without a floor, as scikit-learn does", () => {
    const [copy, , , lone] = factorsOf(onLine(0, 0, 0, 5), { k: 2, ...bare, densityOffset: 1e-10 });
    expect(copy).toBe(1);
    expect(lone).toBeCloseTo(5e10, -2);
  });

  it("takes distances that are equal to six decimals for tied", () => {
    const nearlyTied = onLine(-2.0000001, 0, 2, 3);
    expect(factorsOf(nearlyTied, { k: 1, ...bare, decimals: 6 })[1]).toBeCloseTo(1.5, 6);
    expect(factorsOf(nearlyTied, { k: 1, ...bare })[1]).toBeCloseTo(2, 6);
  });

  it("weighs columns before it measures: of (0, 0), (0, 9) and (1, 0) only the last stands apart", () => {
    const vectors = distinctVectors(Float64Array.from([0, 0, 0, 9, 1, 0]), 2, 3);
    const rule = { ...bare, weights: Float64Array.from([2, 0]), reachFloor: 0.5 };
    const weighed = localOutlierFactors(vectors, [1], rule, engine)[0]!;
    expect([...vectors.vectorOfRow].map((vector) => weighed[vector])).toEqual([1, 1, 4]);
  });

  it("answers for several k at once", () => {
    const rows = onLine(0, 2, 3, 9);
    const vectors = distinctVectors(Float64Array.from(rows.flat()), 1, 4);
    const both = localOutlierFactors(vectors, [1, 2], { ...bare, weights: Float64Array.of(1) }, engine);
    expect([...both[0]!]).toEqual(factorsOf(rows, { k: 1, ...bare }));
    expect([...both[1]!]).toEqual(factorsOf(rows, { k: 2, ...bare }));
  });

  it("gives no rows no factors", () => {
    const vectors = distinctVectors(new Float64Array(0), 2, 0);
    expect(localOutlierFactors(vectors, [1], { ...bare, weights: Float64Array.of(1, 1) }, engine)).toEqual([
      new Float64Array(0),
    ]);
  });

  it("gives the one of two rows, and all of a group of copies, exactly 1", () => {
    expect(
      factorsOf(
        [
          [1, 2],
          [4, 6],
        ],
        { k: 1, ...bare },
      ),
    ).toEqual([1, 1]);
    expect(factorsOf(onLine(7, 7, 7), { k: 2, ...bare, densityOffset: 1e-10 })).toEqual([1, 1, 1]);
  });
});

describe.each(engines)("localOutlierFactors, properties of engine %s", (engine) => {
  it("equals the plain definition", () => {
    fc.assert(
      fc.property(anyRows, rules, (rows, rule) => {
        const expected = plainLocalOutlierFactors(rows, rule);
        factors(rows, rule, engine).forEach((factor, row) => {
          expect(Math.abs(factor / expected[row]! - 1)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("does not depend on the order of the rows, to the last bit", () => {
    const shuffled = anyRows.chain((rows) => {
      return fc.record({
        rows: fc.constant(rows),
        order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
      });
    });
    fc.assert(
      fc.property(shuffled, rules, ({ rows, order }, rule) => {
        const reordered = order.map((row) => rows[row]!);
        const original = factors(rows, rule, engine);
        expect(factors(reordered, rule, engine)).toEqual(order.map((row) => original[row]));
      }),
    );
  });

  it("does not depend on a constant column, wherever it stands", () => {
    fc.assert(
      fc.property(anyRows, rules, fc.nat({ max: 3 }), (rows, rule, place) => {
        const widened = rows.map((row) => row.toSpliced(place, 0, 1e15));
        expect(factors(widened, rule, engine)).toEqual(factors(rows, rule, engine));
      }),
    );
  });
});
