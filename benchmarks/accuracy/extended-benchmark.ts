import { analyzeSessions, averagePrecision } from "@stray/core";
import { classicFeatureIdSchema, defaultAnalysisOptions } from "@stray/schemas";
import { type ExtendedRow, readExtendedRows, type TraceColumn, traceColumns } from "./extended-rows.ts";
import {
  attacksWith,
  type ExtendedTrialRow,
  type ExtendedVariant,
  extendedSession,
  extendedTrial,
  type Ground,
} from "./extended-trial.ts";
import { seededRandom } from "./seeded-random.ts";
import { type Figure, figureOf, figureText, gain } from "./source-blocks.ts";
import { mean } from "./statistics.ts";

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
const originals: ReadonlySet<string> = new Set(classicFeatureIdSchema.options);
/** `group_added` is the original's `admin_added`. */
const extended = traceColumns.filter((column) => column !== "group_added" && !originals.has(column));
console.log(
  "| feature | attacks with it | files | mixed | gain | audited | gain |\n| --- | --- | --- | --- | --- | --- | --- |",
);
for (const column of extended) {
  const attacks = attacksWith(rows, column);
  const files = new Set(attacks.map(({ source }) => source)).size;
  const figures = (["mixed", "audited"] as const).flatMap((ground) => {
    const withIt = settingFigure([ground, column], []);
    return [withIt, gain(withIt, settingFigure([ground, column], [column]))];
  });
  console.log(`| ${[column, attacks.length, files, ...figures.map(figureText)].join(" | ")} |`);
}

const sets: [[name: string, without: TraceColumn[]], ...[name: string, without: TraceColumn[]][]] = [
  ["all", []],
  ["none of them", extended],
  ...extended.map((column): [string, TraceColumn[]] => [`all but ${column}`, [column]]),
];
const header = ["features", ...settings.map((setting) => setting.join(" "))];
console.log(`\n| ${header.join(" | ")} |\n|${" --- |".repeat(header.length)}`);
const [[, none], ...fewer] = sets;
const whole = settings.map((setting) => settingFigure(setting, none));
printRow("all", whole);
for (const [name, without] of fewer) {
  const figures = settings.map((setting) => settingFigure(setting, without));
  printRow(
    `all, gain over ${name}`,
    figures.map((figure, place) => gain(whole[place]!, figure)),
  );
}

function settingFigure([ground, variant]: [Ground, ExtendedVariant], without: readonly TraceColumn[]): Figure {
  const setting = { ground, variant, without: new Set(without), trials };
  return figureOf(rows, (kept) => meanPrecision(kept, setting));
}

function printRow(name: string, figures: readonly Figure[]): void {
  console.log(`| ${[name, ...figures.map(figureText)].join(" | ")} |`);
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
