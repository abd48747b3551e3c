import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { nearestNeighborsFinder } from "../../src/scoring/nearest-neighbors.ts";

/** Rows of two columns, weighed 1 and 2. */
function finderOf(...rows: [number, number][]) {
  const space = { columns: [0, 1], matrix: Float64Array.from(rows.flat()), weights: Float64Array.of(1, 2) };
  const vectors = distinctVectors(space.matrix, 2, rows.length);
  const find = nearestNeighborsFinder(space, vectors);
  return (row: number) => find(vectors.vectorOfRow[row]!);
}

describe("nearestNeighborsFinder", () => {
  it("splits the squared distance among the columns: 3 and 2 x 2 give 9 / 25 and 16 / 25", () => {
    const { shares } = finderOf([0, 0], [3, 2], [50, 50])(0);
    expect([...shares].map((share) => Number(share.toFixed(12)))).toEqual([0.36, 0.64]);
  });

  it("takes the mean over neighbors, each as often as it stands there", () => {
    const shares = finderOf([0, 0], [1, 0], [1, 0], [0, 0.5], [0, 0.5], [0, 0.5], [90, 90])(0).shares;
    expect([...shares].map((share) => Number(share.toFixed(12)))).toEqual([0.4, 0.6]);
  });

  it("leaves copies out and takes ties in", () => {
    const copies = Array.from({ length: 30 }, (): [number, number] => [0, 0]);
    const ring = Array.from({ length: 12 }, (_, index): [number, number] => (index < 6 ? [1, 0] : [-1, 0]));
    const { vectors, weights, shares } = finderOf(...copies, ...ring, [9, 9])(0);
    expect(vectors).toHaveLength(2);
    expect(weights).toEqual([6, 6]);
    expect([...shares]).toEqual([1, 0]);
  });

  it("finds nobody where all are copies", () => {
    expect(finderOf([1, 1], [1, 1], [1, 1])(0)).toEqual({ vectors: [], weights: [], shares: new Float64Array(2) });
  });
});
