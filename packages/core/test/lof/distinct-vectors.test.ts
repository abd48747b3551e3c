import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";

describe("distinctVectors", () => {
  it("puts the distinct rows in order, with how often and where they stand", () => {
    const vectors = distinctVectors(Float64Array.from([2, 1, 0, 5, 2, 1, 2, 0]), 2, 4);
    expect([...vectors.coordinates]).toEqual([0, 5, 2, 0, 2, 1]);
    expect([...vectors.multiplicities]).toEqual([1, 1, 2]);
    expect([...vectors.vectorOfRow]).toEqual([2, 0, 2, 1]);
  });

  it("takes rows without columns for copies of one vector, and no rows for none", () => {
    expect([...distinctVectors(new Float64Array(0), 0, 3).multiplicities]).toEqual([3]);
    expect(distinctVectors(new Float64Array(0), 4, 0).vectorCount).toBe(0);
  });
});
