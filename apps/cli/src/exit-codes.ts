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

/** The closed codes of every package's errors, and of the file system, that are not an internal error. */
const codeOfError: Readonly<Record<string, ExitCode>> = {
  usage: exitCodes.usage,
  // QueryError
  unknownTerm: exitCodes.usage,
  badValue: exitCodes.usage,
  unclosedQuote: exitCodes.usage,
  emptyTerm: exitCodes.usage,
  // AnalysisError
  unknownTimeZone: exitCodes.usage,
  // EvidenceError
  unlikeOptions: exitCodes.usage,
  noUsableInput: exitCodes.noUsableInput,
  badSessionList: exitCodes.noUsableInput,
  cancelled: exitCodes.interrupted,
  // FilesError
  exists: exitCodes.usage,
  cannotRead: exitCodes.noUsableInput,
  // ReportError
  notJson: exitCodes.noUsableInput,
  notReport: exitCodes.noUsableInput,
  otherSchemaVersion: exitCodes.noUsableInput,
  invalidReport: exitCodes.noUsableInput,
  // TriageError
  noTerminal: exitCodes.usage,
};

/** The exit code for an error that ended a command. */
export function exitCodeOfError(error: unknown): ExitCode {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !Object.hasOwn(codeOfError, code)) return exitCodes.internal;
  return codeOfError[code] ?? exitCodes.internal;
}
