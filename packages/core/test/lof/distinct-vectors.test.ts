import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { anyRows } from "./row-shapes.ts";

describe("distinctVectors", () => {
  it("puts the distinct rows in lines along the most varied column, with how often and where they stand", () => {
    const vectors = distinctVectors(Float64Array.from([2, 1, 0, 5, 2, 1, 2, 0]), 2, 4);
    expect(vectors.lines.sweptColumn).toBe(1);
    expect([...vectors.coordinates]).toEqual([0, 5, 2, 0, 2, 1]);
    expect([...vectors.multiplicities]).toEqual([1, 1, 2]);
    expect([...vectors.vectorOfRow]).toEqual([2, 0, 2, 1]);
    expect([...vectors.lines.starts]).toEqual([0, 1, 3]);
  });

  it("takes rows without columns for copies of one vector, and no rows for none", () => {
    expect([...distinctVectors(new Float64Array(0), 0, 3).multiplicities]).toEqual([3]);
    expect(distinctVectors(new Float64Array(0), 4, 0).vectorCount).toBe(0);
  });

  it("takes -0 for 0", () => {
    const vectors = distinctVectors(Float64Array.of(0, -0, -0, 0, 0, 1), 2, 3);
    expect([...vectors.multiplicities]).toEqual([2, 1]);
    expect([...vectors.coordinates]).toEqual([0, 0, 0, 1]);
  });

  it("keeps every row's values, and a vector for each different row only", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const vectors = distinctVectors(Float64Array.from(rows.flat()), 3, rows.length);
        const spelled = rows.map((row) => row.map((value) => value + 0));
        spelled.forEach((row, index) => {
          const start = vectors.vectorOfRow[index]! * 3;
          expect([...vectors.coordinates.subarray(start, start + 3)]).toEqual(row);
        });
        expect(vectors.vectorCount).toBe(new Set(spelled.map(String)).size);
        expect(vectors.multiplicities.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d by a code", (value) => {
    const group = () => distinctVectors(Float64Array.of(1, 2, 3, value), 2, 2);
    expect(group).toThrowError(expect.objectContaining({ code: "valueNotFinite" }));
  });
});
