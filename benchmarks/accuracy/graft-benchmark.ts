import { analyzeSessions, areaUnderCurve, averagePrecision, type Judged, recallAt } from "@stray/core";
import { analysisOptionsSchema, type Profile, type ScoredSession } from "@stray/schemas";
import { graftTrial, type TrialRow, type Variant } from "./graft.ts";
import { type LabelledRow, readLabelledRows } from "./labelled-rows.ts";
import { seededRandom } from "./seeded-random.ts";
import { figureOf, figureText } from "./source-blocks.ts";
import { mean, standardError } from "./statistics.ts";
import { trialSession } from "./trial-sessions.ts";

/** How well each profile finds attacks grafted on ordinary sessions: node graft-benchmark.ts ROWS.csv [TRIALS] */
const [path, trialsText = "1000"] = process.argv.slice(2);
if (path === undefined) throw new Error("name the labelled rows: graft-benchmark.ts ROWS.csv [TRIALS]");
const rows = readLabelledRows(path);
const trials = Number(trialsText);

/** Each setting is measured eleven times for the error over sources, which is the larger one. */
const trialsOfSources = 300;

interface Setting {
  variant: Variant;
  sessionCount: number;
  attackCount: number;
}

const settings: Setting[] = [
  { variant: "orig", sessionCount: Number.POSITIVE_INFINITY, attackCount: 8 },
  { variant: "bal", sessionCount: Number.POSITIVE_INFINITY, attackCount: 8 },
  { variant: "noclear", sessionCount: Number.POSITIVE_INFINITY, attackCount: 8 },
  { variant: "bal", sessionCount: 10, attackCount: 1 },
  { variant: "bal", sessionCount: 50, attackCount: 2 },
];

for (const profile of ["stray", "classic"] as const) {
  for (const setting of settings) {
    console.log(describe(profile, setting, runTrials(profile, setting, { kept: rows, count: trials })));
  }
}
console.log("average precision ± error over left-out sources");
for (const setting of settings) {
  const count = Math.min(trials, trialsOfSources);
  const precision = (kept: readonly LabelledRow[]) => {
    return mean(runTrials("stray", setting, { kept, count }).map(({ AP }) => AP));
  };
  console.log(`${settingText(setting)} ${figureText(figureOf(rows, precision))}`);
}

type Measures = Record<"AP" | "recall@10" | "AUC" | "flagged" | "precision" | "recall" | "first reason", number>;

/** The rows of a trial are drawn from `kept`. */
function runTrials(
  profile: Profile,
  setting: Setting,
  { kept, count }: { kept: readonly LabelledRow[]; count: number },
) {
  return Array.from({ length: count }, (_, trial): Measures => {
    const trialRows = graftTrial(kept, { ...setting, random: seededRandom(trial + 1) });
    return measure(trialRows, scoreRows(profile, trialRows));
  });
}

/** Scored through the same call every frontend makes, back in the order of the rows. */
function scoreRows(profile: Profile, trialRows: readonly TrialRow[]): ScoredSession[] {
  const sessions = trialRows.map(trialSession);
  const evidence = { version: "0.0.0", inputs: [], problems: [], computers: [], coverage: [] };
  const options = analysisOptionsSchema.parse({ profile });
  const analysis = analyzeSessions({ ...evidence, events: 0, duplicateEvents: 0, sessions }, options);
  return analysis.sessions.sort((a, b) => a.session.given!.position - b.session.given!.position);
}

function measure(trialRows: readonly TrialRow[], scored: readonly ScoredSession[]): Measures {
  const judged = scored.map(({ score }, row): Judged => ({ score: score ?? 0, isAttack: trialRows[row]!.isAttack }));
  const flagged = trialRows.filter((_, row) => scored[row]!.flagged);
  const hits = flagged.filter(({ isAttack }) => isAttack).length;
  return {
    AP: averagePrecision(judged),
    "recall@10": recallAt(10, judged),
    AUC: areaUnderCurve(judged),
    flagged: flagged.length,
    precision: flagged.length === 0 ? Number.NaN : hits / flagged.length,
    recall: hits / judged.filter(({ isAttack }) => isAttack).length,
    "first reason": firstReasonShare(trialRows, scored),
  };
}

/** Of the attacks that changed anything, how often the first named feature is one of the changed. */
function firstReasonShare(trialRows: readonly TrialRow[], scored: readonly ScoredSession[]): number {
  const told = trialRows.flatMap(({ grafted }, row) => {
    const first =
      scored[row]!.reasons[0]?.featureId === "group_added" ? "admin_added" : scored[row]!.reasons[0]?.featureId;
    return grafted.length === 0 ? [] : [grafted.some((column) => column === first) ? 1 : 0];
  });
  return mean(told);
}

function settingText({ variant, sessionCount }: Setting): string {
  const background = Number.isFinite(sessionCount) ? `n=${sessionCount}` : "all";
  return `${variant.padEnd(7)} ${background.padEnd(5)}`;
}

function describe(profile: Profile, setting: Setting, measures: readonly Measures[]): string {
  const columns = (["AP", "recall@10", "AUC", "flagged", "precision", "recall", "first reason"] as const).map(
    (name) => {
      const values = measures.map((one) => one[name]).filter((value) => !Number.isNaN(value));
      return `${name} ${mean(values).toFixed(3)}±${standardError(values).toFixed(3)}`;
    },
  );
  return `${profile.padEnd(7)} ${settingText(setting)} ${columns.join("  ")}`;
}
