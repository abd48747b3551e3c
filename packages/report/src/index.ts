export { formatReport, type ReportFormat, type ReportView } from "./formats.ts";
export { parseFilter, type SessionFilter, type SortOrder, selectSessions } from "./select.ts";
export { sealReport, serializeReport } from "./serialize-report.ts";
export { terminalText } from "./text-safety.ts";
