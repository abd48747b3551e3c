import { describe, expect, it } from "vitest";
import { zScores } from "../../src/explanations/z-scores.ts";
import { userPresent } from "../../src/features/who-features.ts";
import { session } from "../sample-session.ts";

function table(values: number[]) {
  const sessions = values.map(() => session());
  return {
    features: [userPresent],
    rowCount: values.length,
    sessions,
    values: Float64Array.from(values),
    isObservable: () => true,
  };
}

describe("zScores", () => {
  it("divides by the population's deviation: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and deviation 2", () => {
    const scores = [...zScores(table([2, 4, 4, 4, 5, 5, 7, 9]))];
    const expected = [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2];
    scores.forEach((score, row) => {
      expect(score).toBeCloseTo(expected[row]!, 8);
    });
  });

  it("is 0 in a constant column, and nothing of nothing", () => {
    expect([...zScores(table([3, 3, 3]))]).toEqual([0, 0, 0]);
    expect(zScores(table([]))).toHaveLength(0);
  });
});
