import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaUnderCurve, averagePrecision, type Judged, recallAt } from "../../src/evaluation/ranking-metrics.ts";

/** Scores by label: `judge([3], [2, 1])` is one to be found over two that are not. */
function judge(attacks: number[], others: number[]): Judged[] {
  return [
    ...attacks.map((score) => ({ score, isAttack: true })),
    ...others.map((score) => ({ score, isAttack: false })),
  ];
}

describe("by hand", () => {
  it("ranks 1 and 3 of 4: precision 1 and 2/3, so .8333; 3 of 4 pairs in order", () => {
    const judged = judge([9, 7], [8, 6]);
    expect(averagePrecision(judged)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(areaUnderCurve(judged)).toBe(0.75);
    expect([1, 2, 3, 4].map((k) => recallAt(k, judged))).toEqual([0.5, 0.5, 1, 1]);
  });

  it("takes the expected number of those tied at the cut", () => {
    const judged = judge([5, 1], [5, 5, 5, 1]);
    // One of the two among four tied: a quarter of one for each place.
    expect(recallAt(2, judged)).toBe(0.25);
    expect(recallAt(5, judged)).toBe(0.5 + 0.25);
    expect(areaUnderCurve(judged)).toBeCloseTo((1 + 3 / 2 + 1 / 2) / 8, 12);
  });

  it("lets all of equal score in together", () => {
    expect(averagePrecision(judge([1, 1], [1, 1]))).toBe(0.5);
    expect(areaUnderCurve(judge([1, 1], [1, 1]))).toBe(0.5);
  });
});

it("never depends on the order of what is tied", () => {
  const score = fc.integer({ min: 0, max: 4 });
  const judged = fc.array(fc.record({ score, isAttack: fc.boolean() }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(judged, fc.integer({ min: 1, max: 20 }), (list, k) => {
      fc.pre(list.some(({ isAttack }) => isAttack) && list.some(({ isAttack }) => !isAttack));
      const reversed = list.toReversed();
      expect(averagePrecision(reversed)).toBeCloseTo(averagePrecision(list), 12);
      expect(recallAt(k, reversed)).toBeCloseTo(recallAt(k, list), 12);
      expect(areaUnderCurve(reversed)).toBeCloseTo(areaUnderCurve(list), 12);
    }),
  );
});
