import type { Computer, Coverage, LogonSession, ReadProblem, ReportInput } from "@stray/schemas";
import type { UnscoredSessions } from "./report-sessions.ts";

/** Sessions with all that a report tells of where they came from. */
export interface SessionEvidence {
  version: string;
  inputs: ReportInput[];
  problems: ReadProblem[];
  computers: Computer[];
  coverage: Coverage[];
  events: number;
  duplicateEvents: number;
  sessions: LogonSession[];
  /** Further sessions that this report only counts; none if left out. */
  unscored?: UnscoredSessions;
}
