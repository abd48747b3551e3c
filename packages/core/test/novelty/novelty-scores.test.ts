import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { noveltyScorer, pointOf } from "../../src/novelty/novelty-scores.ts";
import { createVectorGround } from "../../src/novelty/vector-ground.ts";
import { baseScores, strayNeighborCounts } from "../../src/scoring/base-scores.ts";

function groundOf(rows: readonly (readonly number[])[], weights: readonly number[]) {
  const featureCount = weights.length;
  const vectors = distinctVectors(Float64Array.from(rows.flat()), featureCount, rows.length);
  return createVectorGround(vectors, Float64Array.from(weights));
}

describe("noveltyScorer", () => {
  it("is by hand: on 0, 2, 4, 6 with k 1 every reach is 2, so 16 is (16 - 6) / 2 = 5 times as isolated", () => {
    const ground = groundOf([[0], [2], [4], [6]], [1]);
    expect(noveltyScorer(ground, [1])(Float64Array.of(16), null)).toBe(5);
  });

  it("shares a tie: 2 is one away from 1 and 3, whose own neighbors are 1 and 5 away", () => {
    // 1 beside 0: reach 1. 3 has 1 two away. 2 lies 1 from both; its reach is max(1, kd 1) and max(1, kd 2).
    const ground = groundOf([[0], [1], [3]], [1]);
    expect(noveltyScorer(ground, [1])(Float64Array.of(2), null)).toBeCloseTo(1.5 * ((1 + 1 / 2) / 2), 12);
  });

  it("gives 1 in a ground that has nothing to compare with", () => {
    expect(noveltyScorer(groundOf([[1], [1], [1]], [1]), [1])(Float64Array.of(9), null)).toBe(1);
    expect(noveltyScorer(groundOf([[1], [2]], [1]), [1])(Float64Array.of(9), null)).toBe(1);
  });

  it("gives a member, itself left out, its local outlier factor", () => {
    const coordinate = fc.integer({ min: 0, max: 12 });
    const rows = fc.array(fc.tuple(coordinate, fc.integer({ min: 0, max: 2 })), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(rows, (list) => {
        const ground = groundOf(list, [0.7, 1.9]);
        const { vectors, weights } = ground;
        const expected = baseScores({ columns: [0, 1], matrix: new Float64Array(), weights }, vectors);
        const score = noveltyScorer(ground, strayNeighborCounts(list.length));
        for (const vector of expected.keys()) {
          expect(score(pointOf(vectors, vector), vector)).toBeCloseTo(expected[vector]!, 10);
        }
      }),
    );
  });
});
