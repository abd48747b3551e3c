import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ascendingRows } from "../../src/lof/ascending-rows.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

/** Numbers that differ in their last bits only, so that the upper halves tell nothing. */
const narrow = fc.nat({ max: 2000 }).map((step) => 1 + step * Number.EPSILON);

describe("ascendingRows", () => {
  it("puts negative numbers first, the least before all, and equal ones in row order", () => {
    expect([...ascendingRows(Float64Array.of(2, -1, 0, -1e300, 2, 1e-300))]).toEqual([3, 1, 2, 5, 0, 4]);
  });

  it("sorts any finite numbers", () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(finite), fc.array(narrow, { maxLength: 300 })), (numbers) => {
        const inOrder = numbers
          .map((value, row) => ({ value, row }))
          .sort((a, b) => a.value - b.value || a.row - b.row);
        expect([...ascendingRows(Float64Array.from(numbers))]).toEqual(inOrder.map(({ row }) => row));
      }),
    );
  });

  it("sorts many numbers that differ in their last bits only", () => {
    const numbers = Float64Array.from({ length: 500 }, (_, row) => 1 + (500 - row) * Number.EPSILON);
    expect([...ascendingRows(numbers)]).toEqual(Array.from({ length: 500 }, (_, place) => 499 - place));
  });
});
