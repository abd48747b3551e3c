import { analysisOptionsSchema } from "@stray/schemas";
import { caseInputs, goldenCases } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { analyzeEvidence } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

/** Cases that hold the same evidence, each in another format. */
const sameEvidence = [
  "format-evtx-dump",
  "format-evtx-dump-separate-attributes",
  "format-array-utf16",
  "format-nxlog-local-times",
  "format-same-log-twice",
  "format-evtx",
  "format-xml-wevtutil",
  "format-xml-event-viewer",
  "format-evtxecmd-csv",
  "format-evtxecmd-json",
  "format-hayabusa-csv",
  "format-hayabusa-json",
  "format-chainsaw",
  "format-winlogbeat",
  "format-velociraptor",
  "format-splunk",
  "format-plaso",
  "format-get-winevent-csv",
];

it("the same evidence gives the same sessions in every format", async () => {
  const cases = goldenCases().filter(({ name }) => sameEvidence.includes(name));
  expect(cases).toHaveLength(sameEvidence.length);
  const rebuilt = await Promise.all(
    cases.map(async (goldenCase) => {
      const sources = caseInputs(goldenCase).map(({ name, bytes }) => memorySource(name, bytes));
      const options = analysisOptionsSchema.parse(goldenCase.options);
      const { sessions } = await analyzeEvidence(sources, options, testContext());
      return sessions.map(({ session }) => [session.sessionKey, session.eventCounts] as const).sort();
    }),
  );
  expect(rebuilt[0]).toHaveLength(25);
  for (const sessions of rebuilt) expect(sessions).toEqual(rebuilt[0]);
});
