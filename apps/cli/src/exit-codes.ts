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

/** Every package's errors by their closed codes: a new code is a row here. */
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
  cannotWrite: exitCodes.internal,
  // ReportError
  notJson: exitCodes.noUsableInput,
  notReport: exitCodes.noUsableInput,
  otherSchemaVersion: exitCodes.noUsableInput,
  invalidReport: exitCodes.noUsableInput,
  // TriageError
  noTerminal: exitCodes.usage,
  // ServerError
  tokenRequired: exitCodes.usage,
  tokenUnusable: exitCodes.usage,
  addressUnusable: exitCodes.internal,
  dataFolderUnusable: exitCodes.internal,
};

/** The exit code for an error that ended a command; null where the error is none that is known: a bug. */
export function exitCodeOfError(error: unknown): ExitCode | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && Object.hasOwn(codeOfError, code) ? (codeOfError[code] ?? null) : null;
}
