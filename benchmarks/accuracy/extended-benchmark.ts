import { analyzeSessions, averagePrecision } from "@stray/core";
import { defaultAnalysisOptions } from "@stray/schemas";
import { type ExtendedRow, readExtendedRows, type TraceColumn } from "./extended-rows.ts";
import {
  type ExtendedTrialRow,
  type ExtendedVariant,
  extendedSession,
  extendedTrial,
  type Ground,
} from "./extended-trial.ts";
import { seededRandom } from "./seeded-random.ts";
import { jackknifeError, mean } from "./statistics.ts";

/** What each extended feature adds on rebuilt sessions: node extended-benchmark.ts ROWS.csv [TRIALS] */
const [path, trialsText = "40"] = process.argv.slice(2);
if (path === undefined) throw new Error("name the rebuilt sessions: extended-benchmark.ts ROWS.csv [TRIALS]");
const rows = readExtendedRows(path);
const trials = Number(trialsText);

const settings: [Ground, ExtendedVariant][] = [
  ["mixed", "orig"],
  ["mixed", "bal"],
  ["mixed", "scen"],
  ["benign", "bal"],
  ["benign", "scen"],
  ["audited", "bal"],
  ["audited", "scen"],
];
const extended: TraceColumn[] = [
  "failed_accounts",
  "audit_policy",
  "explicit_targets",
  "share_access",
  "directory_access",
  "sensitive_objects",
  "admin_tools",
];
const blockCount = 10;

const sets: [[name: string, without: TraceColumn[]], ...[name: string, without: TraceColumn[]][]] = [
  ["all", []],
  ["none of them", extended],
  ...extended.map((column): [string, TraceColumn[]] => [`all but ${column}`, [column]]),
];
const header = ["features", ...settings.map((setting) => setting.join(" "))];
console.log(`| ${header.join(" | ")} |\n|${" --- |".repeat(header.length)}`);
const [[, none], ...fewer] = sets;
const whole = settings.map((setting) => figuresOf(setting, none));
printRow("all", whole);
for (const [name, without] of fewer) {
  const figures = settings.map((setting) => figuresOf(setting, without));
  printRow(
    `all, gain over ${name}`,
    figures.map((figure, place) => gain(whole[place]!, figure)),
  );
}

/** A figure over all sources, and with each tenth of the sources left out in turn. */
interface Figure {
  all: number;
  leftOut: readonly number[];
}

function figuresOf([ground, variant]: [Ground, ExtendedVariant], without: readonly TraceColumn[]): Figure {
  const setting = { ground, variant, without: new Set(without) };
  const blocks = sourceBlocks(rows);
  return {
    all: meanPrecision(rows, { ...setting, trials }),
    leftOut: Array.from({ length: blockCount }, (_, left) => {
      const kept = rows.filter((_row, index) => blocks[index] !== left);
      return meanPrecision(kept, { ...setting, trials });
    }),
  };
}

/** Both were measured in the same trials, so the error of their difference is smaller than either's. */
function gain(figure: Figure, over: Figure): Figure {
  const leftOut = figure.leftOut.map((value, block) => value - over.leftOut[block]!);
  return { all: figure.all - over.all, leftOut };
}

function printRow(name: string, figures: readonly Figure[]): void {
  const cells = figures.map(({ all, leftOut }) => `${all.toFixed(3)} ± ${jackknifeError(leftOut).toFixed(3)}`);
  console.log(`| ${[name, ...cells].join(" | ")} |`);
}

interface Trials {
  ground: Ground;
  variant: ExtendedVariant;
  without: ReadonlySet<TraceColumn>;
  trials: number;
}

function meanPrecision(from: readonly ExtendedRow[], { ground, variant, without, trials: count }: Trials): number {
  return mean(
    Array.from({ length: count }, (_, trial) => {
      const trialRows = extendedTrial(from, { ground, variant, random: seededRandom(trial + 1) });
      return averagePrecision(judged(trialRows, without));
    }),
  );
}

function judged(trialRows: readonly ExtendedTrialRow[], without: ReadonlySet<TraceColumn>) {
  const sessions = trialRows.map((row, index) => extendedSession(row, index, without));
  const nothing = { version: "0.0.0", inputs: [], problems: [], computers: [], coverage: [] };
  const evidence = { ...nothing, events: 0, duplicateEvents: 0, sessions };
  return analyzeSessions(evidence, defaultAnalysisOptions).sessions.map(({ session, score }) => {
    return { score: score ?? 0, isAttack: trialRows[Number(session.sessionKey)]!.isAttack };
  });
}

/** Sources spread over blocks by their place in order, so that a file's sessions go together. */
function sourceBlocks(of: readonly ExtendedRow[]): number[] {
  const sources = [...new Set(of.map(({ source }) => source))].sort();
  const blockOf = new Map(sources.map((source, place) => [source, place % blockCount]));
  return of.map(({ source }) => blockOf.get(source) ?? 0);
}
