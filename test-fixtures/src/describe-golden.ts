import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectedText, type GoldenCase, goldenCases } from "./cases.ts";
import { contentHash, normalizeReport } from "./normalize.ts";

/** What one engine or frontend gives for a case. */
export interface GoldenRun {
  /** The report as JSON text. */
  report: string;
  /** The normalized events as JSON Lines, from engines that read evidence. */
  events?: string;
  /** Inputs and problems as JSON text, from engines that read evidence. */
  inputs?: string;
}

export interface GoldenContract {
  /** The engine or frontend under test. */
  name: string;
  run: (goldenCase: GoldenCase) => Promise<GoldenRun>;
  /** Returns the reason why a case cannot be run here, or undefined. */
  skip?: (goldenCase: GoldenCase) => string | undefined;
}

const updating = process.env.STRAY_UPDATE_GOLDENS === "1" && !process.env.CI;

/** The contract every engine and frontend is held to: each case gives the same report. `npm run goldens` rewrites them. */
export function describeGolden({ name, run, skip }: GoldenContract): void {
  describe(`golden cases: ${name}`, () => {
    for (const goldenCase of goldenCases()) {
      const reason = skip?.(goldenCase);
      it.skipIf(reason)(reason ? `${goldenCase.name} (${reason})` : goldenCase.name, async () => {
        const actual = await run(goldenCase);
        if (updating && actual.inputs !== undefined) writeGolden(goldenCase, actual);
        expectGolden(goldenCase, actual);
      });
    }
  });
}

function expectGolden(goldenCase: GoldenCase, { report, events, inputs }: GoldenRun): void {
  expectText(goldenCase, "report.json", normalizeReport(report));
  const { contentSha256 } = JSON.parse(report);
  if (contentSha256 !== undefined) expect(contentSha256).toBe(contentHash(report));
  if (events !== undefined && goldenCase.command === "scan") {
    expectText(goldenCase, "events.jsonl", events);
  }
  if (inputs !== undefined) expectText(goldenCase, "inputs.json", inputs);
}

function expectText(goldenCase: GoldenCase, file: Parameters<typeof expectedText>[1], text: string): void {
  const advice = `${goldenCase.name}/expected/${file}: if the change is meant, npm run goldens writes it; read the diff`;
  expect(text, advice).toBe(expectedText(goldenCase, file));
}

function writeGolden({ folder, command }: GoldenCase, { report, events, inputs }: GoldenRun): void {
  const expected = join(folder, "expected");
  mkdirSync(expected, { recursive: true });
  writeFileSync(join(expected, "report.json"), normalizeReport(report));
  if (events !== undefined && command === "scan") writeFileSync(join(expected, "events.jsonl"), events);
  if (inputs !== undefined) writeFileSync(join(expected, "inputs.json"), inputs);
}
