import type { Agreement } from "./compare-answers.ts";
import type { RowSet } from "./made-rows.ts";
import type { Run } from "./rivals.ts";

/** One set of rows and one k: what each program took, round by round, and how the answers compare. */
export interface Comparison {
  set: RowSet;
  rowCount: number;
  k: number;
  runs: Map<string, Run[]>;
  warm: Run;
  agreements: Map<string, Agreement>;
}

/** Median over the rounds of the first call's CPU. */
export function coldSeconds(runs: readonly Run[]): number {
  return median(runs.map(({ cpuSeconds }) => cpuSeconds[0] ?? Number.NaN));
}

/** Median over the rounds of the greatest resident set. */
export function peakMegabytes(runs: readonly Run[]): number {
  return median(runs.map(({ peakRssBytes }) => peakRssBytes)) / 1e6;
}

/** The middle value, or the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
}
