/** `noTerminal`: stdin or stdout is no terminal; the CLI makes it exit code 2. */
export type TriageErrorCode = "noTerminal";

/** Thrown when the triage app cannot start. */
export class TriageError extends Error {
  readonly code: TriageErrorCode;

  constructor(code: TriageErrorCode, message: string) {
    super(message);
    this.name = "TriageError";
    this.code = code;
  }
}
