export {
  analyzeEvidence,
  analyzeSessionLists,
  learnFromEvidence,
  readEvents,
  readRawEvents,
  rebuildSessions,
} from "./analyze-evidence.ts";
export { formatBaseline, parseBaseline } from "./baseline-file.ts";
export { EvidenceError, type EvidenceErrorCode } from "./errors.ts";
export { evaluateSessionLists } from "./evaluate-session-lists.ts";
export type { EvidenceContext, EvidenceSource, EvidenceSources, OpenEvidence, Progress } from "./evidence-source.ts";
export { parseKnownGoodList } from "./known-good-file.ts";
