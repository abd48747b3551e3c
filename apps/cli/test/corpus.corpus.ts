import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { analysisReportSchema } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { runStray } from "./run-stray.ts";

const corpus = corpusFolder();

/** The folder of single logs, and the folder of each computer. */
function evidenceFolders(folder: string): string[] {
  const computers = join(folder, "computers");
  const folders = readdirSync(computers).map((name) => join(computers, name));
  return [join(folder, "evtx"), ...folders].filter((path) => existsSync(path) && statSync(path).isDirectory());
}

describe.skipIf(corpus === null)("scan of real logs", () => {
  it.each(corpus === null ? [] : evidenceFolders(corpus))("%s: every loss is named with its place", async (folder) => {
    const { stdout, stderr, code } = await runStray(["scan", folder, "--format", "json"]);
    const report = analysisReportSchema.parse(JSON.parse(stdout));
    const losses = report.problems.filter(({ level }) => level !== "note");
    expect(code).toBe(losses.length === 0 ? 0 : 3);
    for (const { source, offset } of losses.slice(0, 20)) expect(stderr).toContain(`${source}, offset ${offset}: `);
    expect(report.inputs.length).toBeGreaterThan(0);
  });
});
