import { describe, expect, it } from "vitest";
import { anomalyOf, competitionRanks, roundTo } from "../../src/scoring/score-parts.ts";

describe("competitionRanks", () => {
  it("gives ties one rank and skips as many: 1, 2, 2, 4", () => {
    const scores = [3, 7, 1, 3];
    expect(competitionRanks(4, (a, b) => scores[b]! - scores[a]!)).toEqual([2, 1, 4, 2]);
  });
});

describe("anomalyOf", () => {
  it("is 0 up to an ordinary score, .5 twice as isolated, .75 four times", () => {
    expect([0.5, 1, 2, 4].map(anomalyOf)).toEqual([0, 0, 0.5, 0.75]);
    expect(anomalyOf(3)).toBe(0.666667);
  });
});

describe("roundTo", () => {
  it("rounds to decimals and leaves alone what has no room for them", () => {
    expect(roundTo(9, 1.23456789049)).toBe(1.23456789);
    expect(roundTo(9, 12345678901.123457)).toBe(12345678901.123457);
  });
});
