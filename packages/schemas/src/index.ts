export {
  type AnalysisOptions,
  analysisOptionsSchema,
  defaultAnalysisOptions,
  type Profile,
  profileSchema,
} from "./analysis-options.ts";
export {
  type Analysis,
  type AnalysisReport,
  analysisReportSchema,
  analysisSchema,
  type Caveat,
  type Computer,
  type Contribution,
  type Coverage,
  type Evidence,
  type KnownGoodMatch,
  type Level,
  levelSchema,
  type NearestOrdinary,
  type Population,
  type Reason,
  type RelatedSession,
  type ReportInput,
  type Run,
  type ScoredSession,
  type SessionGroup,
  type SetAside,
  schemaVersion,
  type WhatIf,
} from "./analysis-report.ts";
export {
  type Baseline,
  baselineSchema,
  baselineVersion,
  type LearnedBaseline,
  leastBaselineSessions,
} from "./baseline.ts";
export { type Evaluation, evaluationSchema, type ProfileEvaluation } from "./evaluation.ts";
export { type EventKind, eventKindSchema } from "./event-kind.ts";
export {
  type ClassicFeatureId,
  classicFeatureIdSchema,
  type FeatureId,
  type FeatureValues,
  featureIdSchema,
  type StrayFeatureId,
  strayFeatureIdSchema,
} from "./feature-vector.ts";
export {
  type KnownGoodEntry,
  type KnownGoodList,
  knownGoodListSchema,
} from "./known-good.ts";
export {
  type AccountKind,
  type EndReason,
  type EvidenceHole,
  evidenceHoleSchema,
  type GivenSession,
  type LogonSession,
  logonSessionSchema,
  type PeerGroup,
  type SessionEvent,
  type SessionEventCount,
  type SessionSegment,
  type StartReason,
} from "./logon-session.ts";
export {
  type OriginalEvent,
  type OriginalFinding,
  type OriginalSession,
  originalFindingListSchema,
  originalSessionListSchema,
  originalSessionSchema,
} from "./original-session.ts";
export { type ReadProblem, readProblemSchema } from "./read-problem.ts";
export {
  type SessionFile,
  type SessionFileHeader,
  sessionFileHeaderSchema,
  sessionFileSchema,
  sessionLineSchema,
} from "./session-file.ts";
export type { CreateSha256, Sha256 } from "./sha256.ts";
export { type WindowsEvent, windowsEventSchema } from "./windows-event.ts";
