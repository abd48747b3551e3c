import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analysisSchema, defaultAnalysisOptions, type ReadProblem } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { analyzeEvidence } from "../../src/index.ts";
import { testContext } from "../memory-source.ts";
import { folderSources } from "./folder-sources.ts";

const corpus = corpusFolder();

/** Logs whose structural count is not what can be read: they are damaged, and the reader's own corpus test tells how. */
const isDamaged = ({ structural_problems }: ManifestLog) => structural_problems > 0;

interface ManifestLog {
  shared_path: string;
  records_structural: number;
  structural_problems: number;
}

async function analyze(folder: string, order: "asListed" | "reversed" = "asListed"): Promise<Analysis> {
  const sources = folderSources(join(corpus ?? "", folder));
  if (order === "reversed") sources.reverse();
  return await analyzeEvidence(sources, defaultAnalysisOptions, testContext());
}

function isPlaced({ offset, line, source }: ReadProblem): boolean {
  return source !== "" && (offset !== null || line !== null);
}

describe.skipIf(corpus === null)("the corpus of real logs", () => {
  it.each([
    "evtx",
    "evtx-damaged",
    "computers/belkasoft-insider-threat",
    "computers/aptsimulator-server2022",
    "exports",
  ])("%s is read to its end, each loss with its place", async (folder) => {
    const started = performance.now();
    const analysis = await analyze(folder);
    const seconds = (performance.now() - started) / 1000;
    const lost = analysis.problems.filter(({ level }) => level === "lost");
    expect(lost.filter((problem) => !isPlaced(problem))).toEqual([]);
    expect(analysisSchema.safeParse(analysis).error?.issues.slice(0, 3)).toBeUndefined();
    console.log(summary(folder, analysis, lost, seconds));
  });

  it("gives the same report whatever the order of the files", async () => {
    const folder = "computers/belkasoft-insider-threat";
    expect(await analyze(folder, "reversed")).toEqual(await analyze(folder));
  });

  it("has as many records in every undamaged log as its manifest says", async () => {
    const manifest: { evtx: ManifestLog[] } = JSON.parse(readFileSync(join(corpus ?? "", "manifest.json"), "utf8"));
    const expected = manifest.evtx.filter((log) => log.shared_path.startsWith("evtx/") && !isDamaged(log));
    const { inputs } = await analyze("evtx");
    const records = new Map(inputs.map(({ name, records }) => [`evtx/${name}`, records]));
    const unlike = expected.filter(
      ({ shared_path, records_structural }) => records.get(shared_path) !== records_structural,
    );
    expect(
      unlike.map(({ shared_path, records_structural }) => [shared_path, records_structural, records.get(shared_path)]),
    ).toEqual([]);
    console.log(`record counts equal in ${expected.length} logs`);
  });
});

function summary(
  folder: string,
  { inputs, population, sessions }: Analysis,
  lost: readonly ReadProblem[],
  seconds: number,
): string {
  const megabytes = inputs.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const losses = lost.map(({ source, offset, line, text }) => `\n    ${source} @${offset ?? `line ${line}`}: ${text}`);
  return [
    `${folder}: ${inputs.length} inputs, ${megabytes.toFixed(1)} MB, ${population.events} events in ${seconds.toFixed(2)} s,`,
    `${sessions.length} scored sessions, ${population.flagged} flagged, ${lost.length} losses${losses.join("")}`,
  ].join(" ");
}
