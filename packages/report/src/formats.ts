import type { AnalysisReport, ScoredSession } from "@stray/schemas";
import { formatCsv } from "./csv.ts";
import { formatFindings, sessionPositions } from "./findings.ts";
import { formatJsonLines } from "./json-lines.ts";
import { type SessionFilter, type SortOrder, selectSessions } from "./select.ts";
import { serializeReport } from "./serialize-report.ts";
import { formatTable } from "./table.ts";

/** Every format a report comes in. */
export type ReportFormat = "table" | "json" | "jsonl" | "csv" | "findings";

/** What to show and how wide; `json` ignores the selection, `findings` shows flagged sessions only. */
export interface ReportView {
  filter?: SessionFilter | undefined;
  sort?: SortOrder | undefined;
  top?: number | undefined;
  /** Unflagged sessions too, where the format shows flagged ones by default. */
  all?: boolean | undefined;
  /** Sessions that the known-good list keeps from being flagged too, in the table. */
  showHidden?: boolean | undefined;
  /** Columns of the terminal; 0 for no limit. */
  width?: number | undefined;
  color?: boolean | undefined;
  /** No character outside ASCII but those of the evidence. */
  ascii?: boolean | undefined;
}

/** A report in one format, in pieces. */
export function formatReport(report: AnalysisReport, format: ReportFormat, view: ReportView = {}): Iterable<string> {
  switch (format) {
    case "json":
      return serializeReport(report);
    case "jsonl":
      return formatJsonLines(selected(report, view));
    case "csv":
      return formatCsv(report, selected(report, view));
    case "findings":
      return formatFindings(report, flaggedInListOrder(report, view));
    case "table":
      return tableOf(report, view);
  }
}

function selected(report: AnalysisReport, { filter, sort, top }: ReportView): ScoredSession[] {
  return sessionsAt(report, selectSessions(report.sessions, { filter, sort })).slice(0, top);
}

/** The original lists its findings as the sessions stood in its input; an order asked for wins. */
function flaggedInListOrder(report: AnalysisReport, { filter, sort, top }: ReportView): ScoredSession[] {
  const isShown: SessionFilter = (scored) => scored.flagged && (filter?.(scored) ?? true);
  const flagged = selected(report, { filter: isShown, sort, top });
  if (sort !== undefined) return flagged;
  const positions = sessionPositions(report);
  return flagged.sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
}

function tableOf(report: AnalysisReport, view: ReportView): Iterable<string> {
  const { filter, sort, top, all = false, showHidden = false, width = 0, color = false, ascii = false } = view;
  const passing = selected(report, { filter, sort });
  const isListed = ({ flagged, knownGood }: ScoredSession) => flagged || (showHidden && knownGood?.hidden === true);
  const listed = all ? passing : passing.filter(isListed);
  const shown = listed.slice(0, top);
  const selection = {
    shown,
    unflaggedHidden: passing.length - listed.length,
    beyondTop: listed.length - shown.length,
  };
  return formatTable(report, selection, { width, color, ascii });
}

function sessionsAt({ sessions }: AnalysisReport, indices: readonly number[]): ScoredSession[] {
  return indices.flatMap((index) => sessions[index] ?? []);
}
