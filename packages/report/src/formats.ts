import type { AnalysisReport } from "@stray/schemas";
import type { SessionFilter, SortOrder } from "./select.ts";

export type ReportFormat = "table" | "json" | "jsonl" | "csv" | "findings";

/** What to show and how wide; `json` ignores the selection, `findings` shows flagged sessions only. */
export interface ReportView {
  filter?: SessionFilter;
  sort?: SortOrder;
  top?: number;
  /** Unflagged sessions too, where the format shows flagged ones by default. */
  all?: boolean;
  /** Columns of the terminal; 0 for no limit. */
  width?: number;
  color?: boolean;
}

/** A report in one format, in pieces. */
export function formatReport(_report: AnalysisReport, _format: ReportFormat, _view?: ReportView): Iterable<string> {
  throw new Error("not built yet");
}
