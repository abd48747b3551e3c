import { sealReport, serializeReport } from "@stray/report";
import { type Analysis, analysisOptionsSchema, type Run } from "@stray/schemas";
import { type CaseInput, caseInputs, describeGolden, type GoldenCase, type GoldenRun } from "@stray/test-fixtures";
import { analyzeEvidence, analyzeSessionLists, readEvents } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

const run: Run = {
  frontend: "cli",
  arguments: [],
  started: "2026-03-02T00:00:00Z",
  elapsedMs: 0,
  node: "",
  platform: "",
};

describeGolden({ name: "evidence", run: runCase });

async function runCase(goldenCase: GoldenCase): Promise<GoldenRun> {
  const sources = caseInputs(goldenCase).map(asSource);
  const options = analysisOptionsSchema.parse(goldenCase.options);
  if (goldenCase.command === "score") return goldenRun(await analyzeSessionLists(sources, options, testContext()));
  let events = "";
  await readEvents(sources, options, testContext(), (event) => {
    events += `${JSON.stringify(event)}\n`;
  });
  return { ...goldenRun(await analyzeEvidence(sources, options, testContext())), events };
}

/** Frontends get the inputs of a case as one folder, so none of them is given by its own name. */
function asSource({ name, bytes }: CaseInput) {
  return memorySource(name, bytes, { given: false });
}

function goldenRun(analysis: Analysis): GoldenRun {
  const { inputs, problems } = analysis;
  return {
    report: [...serializeReport(sealReport(analysis, run, testContext().createSha256))].join(""),
    inputs: `${JSON.stringify({ inputs, problems }, null, 2)}\n`,
  };
}
