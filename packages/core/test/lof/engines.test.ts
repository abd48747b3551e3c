import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { localOutlierFactors } from "../../src/lof/local-outlier-factor.ts";
import { createNeighborSearch } from "../../src/lof/neighbor-search.ts";
import { engines } from "./row-shapes.ts";

const classic = { decimals: null, reachFloor: 0, densityOffset: 1e-10 };
const stray = { decimals: 6, reachFloor: 1, densityOffset: 0 };

/** Enough rows for leaves, lines and heaps: value(row, column) of 0 to before `rowCount`. */
function table(rowCount: number, columnCount: number, value: (row: number, column: number) => number) {
  const matrix = Float64Array.from({ length: rowCount * columnCount }, (_, place) => {
    return value(Math.floor(place / columnCount), place % columnCount);
  });
  return distinctVectors(matrix, columnCount, rowCount);
}

/** Scattered but repeatable: the fraction of a multiple of the golden ratio. */
function scattered(index: number): number {
  return (index * 0.6180339887498949) % 1;
}

const shapes = {
  "one varied column beside a few counts": table(700, 4, (row, column) => {
    return column === 0 ? 500 * scattered(row) ** 3 : Math.floor(3 * scattered(row * column + 7) ** 4);
  }),
  "sparse tails of many lines": table(1000, 3, (row, column) => {
    return column === 0 ? 1 / (1 - scattered(row)) : Math.floor(6 * scattered(row * (column + 3)) ** 2);
  }),
  "whole numbers on many lines": table(1000, 3, (row, column) => {
    return column === 0 ? Math.floor(3 / (1 - scattered(row))) : Math.floor(5 * scattered(row * (column + 3)) ** 2);
  }),
  "all columns varied": table(500, 5, (row, column) => scattered(row * 5 + column * row)),
  "a grid": table(900, 3, (row, column) => Math.floor(row / 10 ** column) % 10),
  "distances that shrink by half each time": table(300, 2, (row, column) => (column === 0 ? 2 ** -row : row % 2)),
  "two thirds copies": table(900, 3, (row, column) => (row % 3 > 0 ? 0 : Math.floor(30 * scattered(row + column)))),
};

describe("the engines", () => {
  it.each(Object.entries(shapes))("give the same bits on %s", (_, vectors) => {
    const weights = Float64Array.from({ length: vectors.featureCount }, (_, column) => 1 / (column + 1.3));
    for (const rule of [classic, stray]) {
      const answers = engines.map((engine) => localOutlierFactors(vectors, [3, 20], { ...rule, weights }, engine));
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });

  it("are chosen by the data", () => {
    const chosen = (vectors: ReturnType<typeof table>) => {
      const weights = new Float64Array(vectors.featureCount).fill(1);
      const { engine } = createNeighborSearch(vectors, { weights, decimals: null });
      return engine.kind === "lines" ? "lines" : engine.tree.rightChildren.length > 1 ? "tree" : "allPairs";
    };
    expect(chosen(shapes["one varied column beside a few counts"])).toBe("lines");
    expect(chosen(shapes["all columns varied"])).toBe("tree");
    expect(chosen(table(200, 1, (row) => row))).toBe("allPairs");
    expect(chosen(table(400, 16, (row, column) => scattered((row + 1) * (column + 1) ** 2 * 31.7)))).toBe("allPairs");
  });
});
