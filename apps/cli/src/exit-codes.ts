import type { AnalysisError } from "@stray/core";
import type { EvidenceErrorCode } from "@stray/evidence";
import type { FilesErrorCode } from "@stray/files";
import type { QueryErrorCode, ReportErrorCode } from "@stray/report";
import type { ServerErrorCode } from "@stray/server";
import type { TriageErrorCode } from "@stray/tui";
import type { UsageError } from "./usage-error.ts";

/** How the process ends. Signals are 128 + their number. */
export const exitCodes = {
  done: 0,
  /** Sessions at or over `--fail-on`; only when asked. */
  findings: 1,
  usage: 2,
  /** Done, but a given file was skipped or a record was lost. */
  incomplete: 3,
  /** No report came out: nothing could be read, or a session list is bad. */
  noUsableInput: 4,
  internal: 5,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

type ErrorCode =
  | UsageError["code"]
  | AnalysisError["code"]
  | EvidenceErrorCode
  | FilesErrorCode
  | QueryErrorCode
  | ReportErrorCode
  | ServerErrorCode
  | TriageErrorCode;

/** Every error that a package may throw on purpose; the compiler asks for a row where one gets a new code. */
const codeOfError: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: exitCodes.usage,
  unknownTerm: exitCodes.usage,
  badValue: exitCodes.usage,
  unclosedQuote: exitCodes.usage,
  emptyTerm: exitCodes.usage,
  unknownTimeZone: exitCodes.usage,
  valueNotFinite: exitCodes.internal,
  unlikeOptions: exitCodes.usage,
  exists: exitCodes.usage,
  noTerminal: exitCodes.usage,
  tokenRequired: exitCodes.usage,
  tokenUnusable: exitCodes.usage,
  noUsableInput: exitCodes.noUsableInput,
  badSessionList: exitCodes.noUsableInput,
  badBaseline: exitCodes.noUsableInput,
  tooFewForBaseline: exitCodes.noUsableInput,
  baselineMisfit: exitCodes.noUsableInput,
  badKnownGoodList: exitCodes.noUsableInput,
  badKnownGood: exitCodes.noUsableInput,
  cannotRead: exitCodes.noUsableInput,
  notJson: exitCodes.noUsableInput,
  notReport: exitCodes.noUsableInput,
  otherSchemaVersion: exitCodes.noUsableInput,
  invalidReport: exitCodes.noUsableInput,
  cannotWrite: exitCodes.internal,
  addressUnusable: exitCodes.internal,
  dataFolderUnusable: exitCodes.internal,
  dataFolderInUse: exitCodes.internal,
  cancelled: exitCodes.interrupted,
};

/** The exit code for an error that ended a command; null where the error is none that is known: a bug. */
export function exitCodeOfError(error: unknown): ExitCode | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return new Map<unknown, ExitCode>(Object.entries(codeOfError)).get(code) ?? null;
}
