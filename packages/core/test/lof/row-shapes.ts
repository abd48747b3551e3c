import fc from "fast-check";
import { distinctVectors } from "../../src/lof/distinct-vectors.ts";
import { localOutlierFactors } from "../../src/lof/local-outlier-factor.ts";
import type { Engine } from "../../src/lof/neighbor-search.ts";
import type { PlainRule } from "./plain-local-outlier-factor.ts";

export const engines: readonly Engine[] = ["lines", "tree", "allPairs"];

export const bare = { reachFloor: 0, densityOffset: 0, decimals: null };

/** Rules that both profiles' rows bear: at least five of them. */
export const rules = fc.constantFrom<PlainRule[]>(
  { k: 1, ...bare, densityOffset: 1e-10 },
  { k: 3, ...bare, densityOffset: 1e-10 },
  { k: 4, ...bare, reachFloor: 1, decimals: 6 },
);

const leastRows = 5;

function rowsOf(value: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<number[][]> {
  return fc.array(fc.tuple(value, value, value), { minLength: leastRows, maxLength });
}

/** Whole numbers of a small grid: ties and copies everywhere. */
const grid = rowsOf(fc.integer({ min: 0, max: 4 }), 60);

/** Steps of 1/1024: sums of their squares are exact, so that no order of summation makes or breaks a tie. */
function steps(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: min * 1024, max: max * 1024 }).map((step) => step / 1024);
}

/** A varied column beside counts and a flag, as sessions have. */
const sessionLike = fc.array(fc.tuple(steps(0, 1000), fc.nat({ max: 2 }), fc.constantFrom(0, 7)), {
  minLength: leastRows,
  maxLength: 60,
});

const cloud = rowsOf(steps(-1000, 1000), 40);

/** 2^50 seconds and 2^31 counts beside 0 and 1: powers of two, so that the reference ties what the engines tie. */
const huge = rowsOf(fc.constantFrom(0, 1, 3, 2 ** 31, 2 ** 50, -(2 ** 50)), 30);

/** Powers of two, so that the reference's order of summation makes no difference to what ties. */
const tiny = rowsOf(fc.constantFrom(0, -0, 2 ** -10, 2 ** -9, 2 ** -20), 30);

/** Rows of three columns in shapes that search engines are bad at. */
export const anyRows: fc.Arbitrary<number[][]> = fc.oneof(grid, sessionLike, cloud, huge, tiny);

/** The kernel's factors, one for each row. */
export function factors(rows: readonly number[][], rule: PlainRule, engine?: Engine): number[] {
  const featureCount = rows[0]!.length;
  const vectors = distinctVectors(Float64Array.from(rows.flat()), featureCount, rows.length);
  const weights = new Float64Array(featureCount).fill(1);
  const [values] = localOutlierFactors(vectors, [rule.k], { ...rule, weights }, engine);
  return [...vectors.vectorOfRow].map((vector) => values![vector]!);
}
