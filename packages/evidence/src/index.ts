export {
  analyzeEvidence,
  analyzeSessionLists,
  learnFromEvidence,
  readEvents,
  readRawEvents,
  rebuildSessions,
} from "./analyze-evidence.ts";
export { formatBaseline } from "./baseline-file.ts";
export { EvidenceError, type EvidenceErrorCode } from "./errors.ts";
export { evaluateSessionLists } from "./evaluate-session-lists.ts";
export type { EvidenceContext, EvidenceSource, EvidenceSources, OpenEvidence, Progress } from "./evidence-source.ts";
export { type ReferenceFiles, readReferences } from "./reference-files.ts";
