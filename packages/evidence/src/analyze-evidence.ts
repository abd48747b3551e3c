import type { Analysis, AnalysisOptions, ReadProblem, ReportInput, SessionFile, WindowsEvent } from "@stray/schemas";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";

/** Event logs in, analysis out: what `stray scan`, the service and the triage app call. */
export async function analyzeEvidence(
  _sources: readonly EvidenceSource[],
  _options: AnalysisOptions,
  _context: EvidenceContext,
): Promise<Analysis> {
  throw new Error("not built yet");
}

/** Session lists in (ours or the original's), analysis out: what `stray score` and POST /v1/score call. */
export async function analyzeSessionLists(
  _sources: readonly EvidenceSource[],
  _options: AnalysisOptions,
  _context: EvidenceContext,
): Promise<Analysis> {
  throw new Error("not built yet");
}

/** Event logs in, sessions out: what `stray sessions` prints. */
export async function rebuildSessions(
  _sources: readonly EvidenceSource[],
  _options: Pick<AnalysisOptions, "timezone">,
  _context: EvidenceContext,
): Promise<SessionFile> {
  throw new Error("not built yet");
}

/** Event logs in, every normalized event out: what `stray events` prints. */
export async function readEvents(
  _sources: readonly EvidenceSource[],
  _options: Pick<AnalysisOptions, "timezone">,
  _context: EvidenceContext,
  _onEvent: (event: WindowsEvent) => void,
): Promise<{ inputs: ReportInput[]; problems: ReadProblem[] }> {
  throw new Error("not built yet");
}
