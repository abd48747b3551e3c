import type { RowSet } from "./made-rows.ts";
import { type Comparison, coldSeconds, peakMegabytes } from "./measured.ts";

/** What is aimed at (k = 20): how many times the CPU of a rival, or at most this many seconds and megabytes. */
interface Goal {
  sets: readonly RowSet[];
  rowCount: number;
  rival?: string;
  times?: number;
  seconds?: number;
  megabytes?: number;
}

const auto = "scikit-learn 1.2.1, auto";
const sessionSets: readonly RowSet[] = ["distinct-raw", "distinct-scaled", "dup-raw", "dup-scaled"];
const goalNeighbors = 20;

const goals: readonly Goal[] = [
  { sets: sessionSets, rowCount: 10_000, rival: auto, times: 3 },
  { sets: ["gaussian"], rowCount: 10_000, rival: "scikit-learn 1.2.1, brute", times: 1 },
  { sets: ["distinct-raw"], rowCount: 100_000, rival: auto, times: 75 },
  { sets: ["distinct-scaled"], rowCount: 100_000, rival: auto, times: 500 },
  { sets: ["dup-raw"], rowCount: 100_000, rival: auto, times: 200 },
  { sets: ["dup-scaled"], rowCount: 100_000, rival: auto, times: 600 },
  { sets: sessionSets, rowCount: 1_000_000, seconds: 1, megabytes: 190 },
];

/** A goal beside what was measured. */
export interface Outcome {
  comparison: Comparison;
  goal: string;
  measured: string;
  isMet: boolean;
}

/** The goals of what was measured. */
export function outcomes(comparisons: readonly Comparison[]): Outcome[] {
  return comparisons.flatMap((comparison) => {
    const { set, rowCount, k } = comparison;
    const goal = goals.find((one) => one.sets.includes(set) && one.rowCount === rowCount);
    return goal === undefined || k !== goalNeighbors ? [] : outcome(comparison, goal);
  });
}

function outcome(comparison: Comparison, { rival, times, seconds, megabytes }: Goal): Outcome[] {
  const ours = comparison.runs.get("stray") ?? [];
  const cold = coldSeconds(ours);
  const theirs = comparison.runs.get(rival ?? "");
  const found: Outcome[] = [];
  if (times !== undefined && theirs !== undefined) {
    const ratio = coldSeconds(theirs) / cold;
    const measured = `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} x`;
    found.push({ comparison, goal: `${times} x ${rival}`, measured, isMet: ratio >= times });
  }
  if (seconds !== undefined) {
    found.push({ comparison, goal: `${seconds} s`, measured: `${cold.toFixed(2)} s`, isMet: cold <= seconds });
  }
  if (megabytes !== undefined) {
    const peak = peakMegabytes(ours);
    found.push({ comparison, goal: `${megabytes} MB`, measured: `${peak.toFixed(0)} MB`, isMet: peak <= megabytes });
  }
  return found;
}
