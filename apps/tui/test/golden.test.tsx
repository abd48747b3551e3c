import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeEvidence, analyzeSessionLists } from "@stray/evidence";
import { createSha256, openPaths } from "@stray/files";
import { accountLabel, fitText, levelLabel, sealReport } from "@stray/report";
import { type Analysis, type AnalysisReport, analysisOptionsSchema, type ScoredSession } from "@stray/schemas";
import { describeGolden, expectedText, type GoldenCase, type GoldenRun, materializeCase } from "@stray/test-fixtures";
import { cleanup } from "ink-testing-library";
import { afterEach, expect } from "vitest";
import { exportReport } from "../src/export-report.ts";
import { mountApp } from "./mount.tsx";
import { makeReport } from "./report-factory.ts";

afterEach(cleanup);

describeGolden({ name: "tui", run: runCase });

/** Analyzes the case's files, checks the first frame against the golden, and gives what the export key writes. */
async function runCase(goldenCase: GoldenCase): Promise<GoldenRun> {
  const { folder, remove } = materializeCase(goldenCase);
  const output = mkdtempSync(join(tmpdir(), "stray-triage-"));
  try {
    const report = sealReport(await analyze(goldenCase, folder), makeReport([]).run, createSha256);
    const app = mountApp(report, (path) => exportReport(report, path));
    expectFirstRows(app.frame(), JSON.parse(expectedText(goldenCase, "report.json")));
    const path = join(output, "exported.json");
    app.type(`e\u0015${path}\r`);
    await app.shows("report written to");
    return { report: readFileSync(path, "utf8") };
  } finally {
    remove();
    rmSync(output, { recursive: true, force: true });
  }
}

async function analyze({ command, options }: GoldenCase, folder: string): Promise<Analysis> {
  const { sources, problems } = await openPaths([folder]);
  const analyzeSources = command === "score" ? analyzeSessionLists : analyzeEvidence;
  return analyzeSources(sources, analysisOptionsSchema.parse(options), { version: "0.0.0", createSha256, problems });
}

function expectFirstRows(frame: string, golden: AnalysisReport) {
  const rows = frame.split("\n").slice(2, -1);
  for (const [index, scored] of golden.sessions.slice(0, rows.length).entries()) {
    for (const cell of cellsOf(scored)) expect(rows[index]).toContain(cell);
  }
}

function cellsOf({ session, level, rank, score }: ScoredSession): string[] {
  return [
    levelLabel(level),
    rank === null ? "-" : ` ${rank} `,
    score === null ? "-" : score < 10_000 ? score.toFixed(2) : score.toExponential(1),
    fitText(accountLabel(session) || "-", 10, ""),
    session.startTime?.slice(0, 10) ?? "unknown",
  ];
}
