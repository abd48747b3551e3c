export { QueryError, type QueryErrorCode, ReportError, type ReportErrorCode } from "./errors.ts";
export { formatEvaluation } from "./evaluation-table.ts";
export { formatReport, type ReportFormat, type ReportView } from "./formats.ts";
export { formatEvent, formatSessionFile } from "./json-lines.ts";
export { accountLabel, levelLabel, logonTypeName, sourceLabel } from "./labels.ts";
export { countOf, formatBytes, formatDuration, formatUtc, groupDigits } from "./quantities.ts";
export { looksLikeReport, parseReport, reportHeadLength } from "./read-report.ts";
export {
  type FilterContext,
  filterHelp,
  parseFilter,
  type SessionFilter,
  type SortOrder,
  selectSessions,
} from "./select.ts";
export { sealReport, serializeReport, serializeScoredSession } from "./serialize-report.ts";
export { type DetailSection, sessionDetail } from "./session-detail.ts";
export { formatTakajo } from "./takajo.ts";
export { displayWidth, fitText, padText, wrapText } from "./text-layout.ts";
export { terminalLines, terminalText } from "./text-safety.ts";
