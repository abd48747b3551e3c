// npm run bench:lof -- [--rows FILE.csv] [--sizes 1000,10000,100000,1000000] [--sets distinct-raw,…] [--k 3,20]
// [--rounds 5] [--sklearn-up-to 100000] [--no-save]
// FILE.csv has a row for each session and a column for each of the twelve features (session-rows.ts); without it, sessions
// are made up. Needs python3; scikit-learn is installed into benchmarks/rivals. From 100,000
// rows on it runs once (minutes), above --sklearn-up-to not at all (hours).
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareAnswers } from "./compare-answers.ts";
import { outcomes } from "./goals.ts";
import { makeRows, type RowSet, sets } from "./made-rows.ts";
import type { Comparison } from "./measured.ts";
import type { FunctionTime } from "./profile.ts";
import { resultsPage } from "./results-page.ts";
import { type Question, type Rival, type Run, scikitLearn, strayProgram } from "./rivals.ts";
import { featureCount, madeUpSessions, readSessionRows } from "./session-rows.ts";

const benchmarks = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(benchmarks, "data/generated/lof");
const { values } = parseArgs({
  options: {
    rows: { type: "string" },
    sizes: { type: "string", default: "1000,10000,100000,1000000" },
    sets: { type: "string", default: sets.join(",") },
    k: { type: "string", default: "3,20" },
    rounds: { type: "string", default: "5" },
    "sklearn-up-to": { type: "string", default: "100000" },
    "no-save": { type: "boolean", default: false },
  },
});
const warmCalls = 5;
/** From here on a scikit-learn run takes a minute: one round. */
const oneRoundFrom = 100_000;
const scikitLearnUpTo = Number(values["sklearn-up-to"]);
/** Here a call takes a second. */
const fewCallsFrom = 1_000_000;
/** All pairs of unrelated columns: quadratic for everybody. */
const unrelated: readonly RowSet[] = ["gaussian", "rank3"];
const unrelatedUpTo = 10_000;

const stray = strayProgram(join(folder, "build"));
const rivals = [
  scikitLearn("1.2.1", ["scikit-learn==1.2.1", "numpy==1.24.4", "scipy<1.12"], "auto"),
  scikitLearn("newest", ["scikit-learn"], "auto"),
];
const bruteForce = scikitLearn("1.2.1", [], "brute");
const sources = values.rows ? readSessionRows(values.rows) : madeUpSessions();

/** Interleaved, so that what else the machine does falls on all alike. */
function measureRounds(programs: readonly Rival[], question: Question, rowCount: number): Map<string, Run[]> {
  const runs = new Map<string, Run[]>(programs.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const program of programs) {
      const isOnce = program !== stray && rowCount >= oneRoundFrom;
      if (round === 0 || !isOnce) runs.get(program.name)?.push(program.run(question));
    }
  }
  return runs;
}

/** Answers first: a program that is wrong is not worth timing. Brute force is no oracle; it is timed only. */
function compare(set: RowSet, rowCount: number, k: number): Comparison {
  console.error(`${set}, ${rowCount} rows, k = ${k}`);
  const path = makeRows(set, rowCount, sources, folder);
  const question = { path, columns: featureCount, k, calls: 1 };
  const judges = rowCount <= scikitLearnUpTo ? rivals : [];
  const label = `${set}-${rowCount}-${k}`;
  const answerPath = (name: string) => join(folder, `answer-${label}-${name.replaceAll(/[^a-z0-9]/g, "-")}.f64`);
  const answered = [stray, ...judges].map((rival) => ({
    name: rival.name,
    run: rival.run({ ...question, answerPath: answerPath(rival.name) }),
  }));
  const maskPath = join(folder, `tie-independent-${label}.u8`);
  if (judges.length > 0) stray.maskTies(question, maskPath);
  const agreements = judges.map(({ name }) => {
    return [name, compareAnswers(answerPath("stray"), answerPath(name), maskPath)] as const;
  });
  const isLong = rowCount >= oneRoundFrom;
  const timed = measureRounds(
    [stray, ...(isLong ? [] : judges), ...(unrelated.includes(set) ? [bruteForce] : [])],
    question,
    rowCount,
  );
  for (const { name, run } of answered) if (isLong && name !== "stray") timed.set(name, [run]);
  return {
    set,
    rowCount,
    k,
    runs: timed,
    warm: stray.run({ ...question, calls: rowCount >= fewCallsFrom ? 2 : warmCalls }),
    agreements: new Map(agreements),
  };
}

const profiles = new Map<string, FunctionTime[]>();

/** One run more where a goal is missed, to tell why. */
function profileMissed(comparison: Comparison): void {
  if (outcomes([comparison]).every(({ isMet }) => isMet)) return;
  const { set, rowCount, k } = comparison;
  const path = makeRows(set, rowCount, sources, folder);
  const question = { path, columns: featureCount, k, calls: 1 };
  profiles.set(`${set}, ${rowCount.toLocaleString("en")} rows`, stray.profile(question, folder));
}

/** Written after each comparison, so that a long run that is stopped keeps what it has. */
function save(comparisons: readonly Comparison[]): string {
  const page = resultsPage(comparisons, profiles, new Date().toISOString().slice(0, 10));
  if (values["no-save"]) return page;
  mkdirSync(join(benchmarks, "results"), { recursive: true });
  writeFileSync(join(benchmarks, "results", "lof.md"), page);
  return page;
}

function numbers(list: string): number[] {
  return list.split(",").map(Number);
}

const comparisons: Comparison[] = [];
for (const rowCount of numbers(values.sizes)) {
  for (const set of sets.filter((name) => values.sets.split(",").includes(name))) {
    const isBearable = rowCount <= unrelatedUpTo || !unrelated.includes(set);
    for (const k of isBearable ? numbers(values.k) : []) {
      const comparison = compare(set, rowCount, k);
      comparisons.push(comparison);
      profileMissed(comparison);
      save(comparisons);
    }
  }
}
console.log(save(comparisons));
