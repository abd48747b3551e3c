export {
  analyzeEvidence,
  analyzeSessionLists,
  readEvents,
  readRawEvents,
  rebuildSessions,
} from "./analyze-evidence.ts";
export { EvidenceError, type EvidenceErrorCode } from "./errors.ts";
export type { EvidenceContext, EvidenceSource, EvidenceSources, OpenEvidence, Progress } from "./evidence-source.ts";
