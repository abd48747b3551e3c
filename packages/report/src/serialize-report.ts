import type { Analysis, AnalysisReport, CreateSha256, Run } from "@stray/schemas";

/** Completes an analysis: adds `run` and `contentSha256`, the SHA-256 of the serialized analysis. */
export function sealReport(_analysis: Analysis, _run: Run, _createSha256: CreateSha256): AnalysisReport {
  throw new Error("not built yet");
}

/** The report's bytes as text, in pieces: fixed key order, two spaces, a final newline. One for every frontend. */
export function serializeReport(_report: AnalysisReport): Iterable<string> {
  throw new Error("not built yet");
}
