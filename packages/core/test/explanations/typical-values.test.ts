import { describe, expect, it } from "vitest";
import { weightedMedian } from "../../src/explanations/typical-values.ts";

describe("weightedMedian", () => {
  it("counts each value as often as its weight", () => {
    expect(weightedMedian([9, 1, 5], [1, 1, 1])).toBe(5);
    expect(weightedMedian([9, 1, 5], [1, 5, 1])).toBe(1);
  });

  it("takes the middle of two where half lies on each side", () => {
    expect(weightedMedian([4, 1], [3, 3])).toBe(2.5);
    expect(weightedMedian([1, 2, 4, 9], [1, 1, 1, 1])).toBe(3);
  });

  it("is 0 of nothing", () => {
    expect(weightedMedian([], [])).toBe(0);
  });
});
