import { analyzeSessions, learnBaseline } from "@stray/core";
import { analysisOptionsSchema, type LogonSession } from "@stray/schemas";
import { readExtendedRows } from "../../accuracy/extended-rows.ts";
import { madeSessions } from "./made-sessions.ts";

/** CPU of scoring and explaining, without reading: node run.ts ROWS.csv [ROUNDS] */
const [path, roundsText = "3"] = process.argv.slice(2);
if (path === undefined) throw new Error("name the rebuilt sessions: run.ts ROWS.csv [ROUNDS]");
const rows = readExtendedRows(path);
const stray = analysisOptionsSchema.parse({ profile: "stray" });
const classic = analysisOptionsSchema.parse({ profile: "classic" });

console.log("| sessions | stray | learn a baseline | stray against it | classic |\n| --- | --- | --- | --- | --- |");
for (const count of [1_000, 10_000, 100_000]) {
  const sessions = madeSessions(rows, count, 1);
  const good = madeSessions(rows, count, 2);
  const rounds = Array.from({ length: Number(roundsText) }, () => measured(sessions, good));
  const medians = [0, 1, 2, 3].map((column) => median(rounds.map((round) => round[column]!)));
  console.log(`| ${[count, ...medians.map((seconds) => `${seconds.toFixed(2)} s`)].join(" | ")} |`);
}

/** CPU seconds of each column, one after the other, so that a busy machine slows all alike. */
function measured(sessions: LogonSession[], good: LogonSession[]): number[] {
  const learned = learnBaseline(evidenceOf(good), stray);
  const baseline = { ...learned, fingerprint: "0".repeat(64) };
  return [
    cpuSeconds(() => analyzeSessions(evidenceOf(sessions), stray)),
    cpuSeconds(() => learnBaseline(evidenceOf(good), stray)),
    cpuSeconds(() => analyzeSessions(evidenceOf(sessions), stray, { baseline })),
    cpuSeconds(() => analyzeSessions(evidenceOf(sessions), classic)),
  ];
}

function evidenceOf(sessions: LogonSession[]) {
  const nothing = { version: "0.0.0", inputs: [], problems: [], computers: [], coverage: [] };
  return { ...nothing, events: 0, duplicateEvents: 0, sessions };
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
