import { join } from "node:path";
import { defaultAnalysisOptions } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { analyzeEvidence, analyzeSessionLists, type EvidenceSource, rebuildSessions } from "../../src/index.ts";
import { memorySource, testContext } from "../memory-source.ts";
import { folderSources } from "./folder-sources.ts";

const corpus = corpusFolder();
const computers = ["aptsimulator-server2022", "belkasoft-insider-threat"];

async function part(computer: string): Promise<EvidenceSource> {
  const sources = folderSources(join(corpus ?? "", "computers", computer));
  const { header, sessions } = await rebuildSessions(sources, { timezone: [] }, testContext());
  return memorySource(`${computer}.jsonl`, [header, ...sessions].map((line) => `${JSON.stringify(line)}\n`).join(""));
}

it.skipIf(corpus === null)("computers rebuilt apart and scored together give the report of one scan", async () => {
  const all = folderSources(join(corpus ?? "", "computers")).filter(({ name }) => name.includes("/"));
  const scanned = await analyzeEvidence(all, defaultAnalysisOptions, testContext());
  const parts = await Promise.all(computers.map(part));
  expect(await analyzeSessionLists(parts, defaultAnalysisOptions, testContext())).toEqual(scanned);
  console.log(`${parts.length} parts: ${scanned.sessions.length} scored sessions, the same as one scan of all`);
});
