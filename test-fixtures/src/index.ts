export { type CaseInput, caseInputs, expectedText, type GoldenCase, goldenCases, materializeCase } from "./cases.ts";
export { corpusFolder } from "./corpus.ts";
export { describeGolden, type GoldenContract, type GoldenRun } from "./describe-golden.ts";
export { type EventSpec, type EventSpecInput, eventSpecSchema } from "./event-spec.ts";
export { type EvtxOptions, writeEvtx, writeEvtxWith } from "./evtx-writer/write-evtx.ts";
export { normalizeReport } from "./normalize.ts";
export { type ZipFileSpec, zipOf } from "./write-zip.ts";
