import { createHash } from "node:crypto";
import { sealReport, serializeReport } from "@stray/report";
import {
  type AnalysisOptions,
  analysisOptionsSchema,
  analysisSchema,
  originalSessionListSchema,
  type Run,
  sessionFileSchema,
  windowsEventSchema,
} from "@stray/schemas";
import { caseInputs, describeGolden, expectedText, type GoldenCase, type GoldenRun } from "@stray/test-fixtures";
import {
  analyzeSessions,
  createEventStore,
  givenSessions,
  reconstructSessions,
  type SessionEvidence,
} from "../src/index.ts";

const run: Run = {
  frontend: "cli",
  arguments: [],
  started: "2026-03-02T00:00:00Z",
  elapsedMs: 0,
  node: "",
  platform: "",
};
const inputsSchema = analysisSchema.pick({ inputs: true, problems: true });
const version = "1.2.3";

describeGolden({
  name: "core",
  run: runCase,
  skip: ({ damaged }) => (damaged ? "the report tells of damaged bytes, which core never sees" : undefined),
});

async function runCase(goldenCase: GoldenCase): Promise<GoldenRun> {
  const options = analysisOptionsSchema.parse(goldenCase.options);
  const sessions = goldenCase.command === "scan" ? scanned(goldenCase, options) : scored(goldenCase);
  const report = sealReport(analyzeSessions(sessions, options), run, createSha256);
  return { report: [...serializeReport(report)].join("") };
}

/** From the normalized events; inputs and problems are data to core. */
function scanned(goldenCase: GoldenCase, { timezone }: AnalysisOptions): SessionEvidence {
  const { inputs, problems } = expectedInputs(goldenCase);
  const store = createEventStore();
  const lines = jsonLines(expectedText(goldenCase, "events.jsonl"));
  for (const line of lines) store.add(windowsEventSchema.parse(line));
  return {
    version,
    inputs,
    problems,
    ...reconstructSessions(store, { timezone }),
    coverage: store.coverage(),
    events: lines.length,
    duplicateEvents: store.duplicateEvents(),
  };
}

function scored(goldenCase: GoldenCase): SessionEvidence {
  const text = caseInputs(goldenCase)
    .map(({ bytes }) => Buffer.from(bytes).toString("utf8"))
    .join("\n");
  const values = text.trimStart().startsWith("[") ? JSON.parse(text) : jsonLines(text);
  return isOurs(values[0]) ? ourSessions(values) : theirSessions(values, goldenCase);
}

function isOurs(first: unknown): boolean {
  return typeof first === "object" && first !== null && "straySessions" in first;
}

function ourSessions([header, ...sessions]: unknown[]): SessionEvidence {
  const file = sessionFileSchema.parse({ header, sessions });
  return { ...file.header, version, sessions: file.sessions };
}

function theirSessions(values: unknown, goldenCase: GoldenCase): SessionEvidence {
  const list = originalSessionListSchema.parse(values);
  return {
    version,
    ...expectedInputs(goldenCase),
    computers: [],
    coverage: [],
    events: list.reduce((sum, { events }) => sum + (events?.length ?? 0), 0),
    duplicateEvents: 0,
    sessions: givenSessions(list),
  };
}

function expectedInputs(goldenCase: GoldenCase) {
  return inputsSchema.parse(JSON.parse(expectedText(goldenCase, "inputs.json")));
}

function jsonLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function createSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
}
