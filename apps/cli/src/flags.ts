import type { ReportFormat, SortOrder } from "@stray/report";
import type { Level, Profile } from "@stray/schemas";

/** Flags of every command. */
export interface CommonFlags {
  quiet?: boolean | undefined;
  debug?: boolean | undefined;
  /** False after --no-color. */
  color: boolean;
}

/** Where the data goes. */
export interface OutputFlags {
  output?: string | undefined;
  force?: boolean | undefined;
}

export interface ProgressFlags {
  quiet?: boolean | undefined;
  /** False after --no-progress. */
  progress: boolean;
}

/** What changes the result; texts as typed, parsed by the schema of the options. */
export interface AnalysisFlags {
  profile?: Profile | undefined;
  timezone?: string[] | undefined;
  workHours?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  include?: string | undefined;
  /** Files; the report tells their SHA-256. */
  baseline?: string | undefined;
  knownGood?: string | undefined;
}

/** What of the result is shown, and how. */
export interface ViewFlags {
  format: ReportFormat;
  where?: string | undefined;
  sort?: SortOrder | undefined;
  top?: number | undefined;
  all?: boolean | undefined;
  showHidden?: boolean | undefined;
}

/** `sessions`, `events`: evidence in, lines of JSON out. */
interface LinesFlags extends CommonFlags, OutputFlags, ProgressFlags {
  timezone?: string[] | undefined;
}

export interface EventsFlags extends LinesFlags {
  /** Whole events instead of normalized ones. */
  raw?: boolean | undefined;
}

/** `sessions`: evidence in, rebuilt sessions out. */
export interface SessionsFlags extends LinesFlags {
  format: "jsonl" | "takajo";
}

/** `scan` and `score`. */
export interface RankFlags extends CommonFlags, OutputFlags, ProgressFlags, AnalysisFlags, ViewFlags {
  failOn?: Exclude<Level, "none"> | undefined;
}

/** `baseline`: known-good evidence in, one file out. */
export interface BaselineFlags
  extends CommonFlags,
    OutputFlags,
    ProgressFlags,
    Omit<AnalysisFlags, "profile" | "baseline" | "knownGood"> {}

/** `evaluate`: labelled sessions in, figures out. */
export interface EvaluateFlags extends CommonFlags, OutputFlags, ProgressFlags, Pick<AnalysisFlags, "include"> {
  format: "text" | "json";
}

export interface ShowFlags extends CommonFlags, OutputFlags {
  format: "text" | "json";
}

export interface TriageFlags extends CommonFlags, ProgressFlags, AnalysisFlags {}

export interface ServeFlags extends CommonFlags {
  host: string;
  port: number;
  tokenFile?: string | undefined;
  /** Folder where analyses are kept. */
  data?: string | undefined;
}
