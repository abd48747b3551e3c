import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { nearestByWeight } from "../../src/novelty/nearest-by-weight.ts";
import { pointOf } from "../../src/novelty/novelty-scores.ts";
import { createVectorGround, type VectorGround, visitAround } from "../../src/novelty/vector-ground.ts";

const weights = [0.7, 1.9, 4];
const columnCount = weights.length;

function groundOf(rows: readonly (readonly number[])[]): VectorGround {
  const vectors = distinctVectors(Float64Array.from(rows.flat()), columnCount, rows.length);
  return createVectorGround(vectors, Float64Array.from(weights));
}

/** By the definition, without any index. */
function plainDistance(ground: VectorGround, point: Float64Array, vector: number): number {
  const other = pointOf(ground.vectors, vector);
  const squares = weights.map((weight, column) => (weight * (point[column]! - other[column]!)) ** 2);
  return Math.round(Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) * 1e6) / 1e6;
}

const coordinate = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: -3, max: 40, noNaN: true }));
const row = fc.tuple(coordinate, coordinate, fc.constantFrom(0, 0, 0, 1));
const rows = fc.array(row, { minLength: 1, maxLength: 120 });
/** Any point, and values of the third column that a ground may never have. */
const point = fc.tuple(coordinate, coordinate, fc.constantFrom(0, 1, 5)).map((values) => Float64Array.from(values));

describe("visitAround", () => {
  it("visits every vector at its distance while nothing bounds it", () => {
    fc.assert(
      fc.property(rows, point, (list, asked) => {
        const ground = groundOf(list);
        const seen = new Map<number, number>();
        visitAround(ground, asked, (vector, distance) => {
          seen.set(vector, distance);
          return Number.POSITIVE_INFINITY;
        });
        expect(seen.size).toBe(ground.vectors.vectorCount);
        for (const [vector, distance] of seen) {
          expect(distance).toBeCloseTo(plainDistance(ground, asked, vector), 5);
        }
      }),
    );
  });

  it("misses nothing within the bound", () => {
    fc.assert(
      fc.property(rows, point, fc.double({ min: 0, max: 20, noNaN: true }), (list, asked, bound) => {
        const ground = groundOf(list);
        const within: number[] = [];
        visitAround(ground, asked, (vector, distance) => {
          if (distance <= bound) within.push(vector);
          return bound;
        });
        const vectors = Array.from({ length: ground.vectors.vectorCount }, (_, vector) => vector);
        const expected = vectors.filter((vector) => plainDistance(ground, asked, vector) < bound - 1e-5);
        expect(within).toEqual(expect.arrayContaining(expected));
      }),
    );
  });

  it("looks among none, and in no columns", () => {
    const visited: number[] = [];
    const visit = (vector: number) => visited.push(vector);
    visitAround(groundOf([]), Float64Array.of(1, 2, 3), visit);
    expect(visited).toEqual([]);
    const flat = createVectorGround(distinctVectors(new Float64Array(), 0, 4), new Float64Array());
    visitAround(flat, new Float64Array(), visit);
    expect(visited).toEqual([0]);
  });
});

describe("nearestByWeight", () => {
  it("takes the nearest sessions that are asked for, all ties of the last distance in", () => {
    fc.assert(
      fc.property(rows, point, fc.integer({ min: 1, max: 20 }), (list, asked, wanted) => {
        const ground = groundOf(list);
        const { multiplicities, vectorCount } = ground.vectors;
        const found = nearestByWeight(ground, asked, wanted, (vector) => multiplicities[vector]!);
        const farthest = found.at(-1)!.distance;
        const nearer = found.filter(({ distance }) => distance < farthest);
        const weightOf = (list: typeof found) => list.reduce((sum, { weight }) => sum + weight, 0);
        expect(weightOf(found)).toBeGreaterThanOrEqual(Math.min(wanted, list.length));
        expect(weightOf(nearer)).toBeLessThan(wanted);
        const isIn = new Set(found.map(({ vector }) => vector));
        for (let vector = 0; vector < vectorCount; vector++) {
          if (!isIn.has(vector)) expect(plainDistance(ground, asked, vector)).toBeGreaterThan(farthest - 1e-5);
        }
      }),
    );
  });
});
