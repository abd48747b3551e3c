import { type SortOrder, selectSessions } from "@stray/report";
import type { AnalysisReport, ScoredSession } from "@stray/schemas";
import { detailLines } from "../lines/detail-lines.ts";
import type { StyledLine } from "../lines/styled-line.ts";

/** Which characters the terminal can show. */
export interface Glyphs {
  pointer: string;
  separator: string;
  vertical: string;
  horizontal: string;
  bar: string;
}

/** What does not change while the app runs. */
export interface TriageModel {
  report: AnalysisReport;
  sessions: readonly ScoredSession[];
  /** Indices of all sessions in each order, worked out before the first frame so that no key waits for a sort. */
  orders: Readonly<Record<SortOrder, readonly number[]>>;
  /** What was analyzed, for the title. */
  sourceLabel: string;
  glyphs: Glyphs;
  /** The detail pane of a session; the last one is remembered, as each key asks for it more than once. */
  detailOf: (scored: ScoredSession | undefined, width: number) => readonly StyledLine[];
}

/** The orders that `s` goes through. */
export const sortOrders = ["score", "severity", "time"] as const satisfies readonly SortOrder[];

/** Prepares a report for the screen. */
export function createTriageModel(report: AnalysisReport, sourceLabel: string, glyphs: Glyphs): TriageModel {
  const { sessions } = report;
  const orders = {
    score: selectSessions(sessions, { sort: "score" }),
    severity: selectSessions(sessions, { sort: "severity" }),
    time: selectSessions(sessions, { sort: "time" }),
  };
  return { report, sessions, orders, sourceLabel, glyphs, detailOf: rememberLast(report, glyphs) };
}

function rememberLast(report: AnalysisReport, { bar }: Glyphs): TriageModel["detailOf"] {
  let last: { scored: ScoredSession | undefined; width: number; lines: StyledLine[] } | undefined;
  return (scored, width) => {
    if (!last || last.scored !== scored || last.width !== width) {
      last = { scored, width, lines: scored ? detailLines(report, scored, { width, bar }) : [] };
    }
    return last.lines;
  };
}
