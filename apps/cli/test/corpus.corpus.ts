import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
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

interface Sample {
  shared_path: string;
  evtx_dump_json: string;
}

/** Logs beside which lies what evtx_dump made of them. */
function dumpedLogs(folder: string): Sample[] {
  const manifest: { evtx: Partial<Sample>[] } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return manifest.evtx.filter((log): log is Sample => log.evtx_dump_json !== undefined);
}

/** The events of `events --raw`, but for sub-second digits and blanks at the end, which older evtx_dump cut. */
function comparableEvents(stdout: string): unknown[] {
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) =>
    JSON.parse(line, (_, value: unknown) =>
      typeof value === "string" ? value.trimEnd().replace(/^(\d{4}-\d\d-\d\dT[\d:]{8})\.\d+Z$/, "$1Z") : value,
    ),
  );
}

describe.skipIf(corpus === null)("events --raw of real logs", () => {
  it("are those of evtx_dump, whose own JSON passes through unchanged", async () => {
    const folder = corpus ?? "";
    const differing: string[] = [];
    let events = 0;
    for (const { shared_path: log, evtx_dump_json: dump } of dumpedLogs(folder)) {
      const ours = comparableEvents((await runStray(["events", "--raw", join(folder, log)])).stdout);
      const theirs = comparableEvents((await runStray(["events", "--raw", join(folder, dump)])).stdout);
      events += ours.length;
      if (!isDeepStrictEqual(ours, theirs)) differing.push(log);
    }
    console.info(`corpus: ${events} whole events compared with evtx_dump`);
    // One dump was edited: the file has Explorer.EXE and nowhere Explorer.exe.
    expect(differing).toEqual([expect.stringContaining("susp_right_to_left_override")]);
    expect(events).toBeGreaterThan(40);
  });
});
