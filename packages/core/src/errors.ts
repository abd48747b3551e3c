/**
 * `unknownTimeZone`: no IANA name or offset; `valueNotFinite`: a feature that is no number; `tooFewForBaseline`: known-good
 * sessions that are no crowd; `baselineMisfit`: learned with other features; `badKnownGood`: an entry that has no meaning.
 */
export type AnalysisErrorCode =
  | "unknownTimeZone"
  | "valueNotFinite"
  | "tooFewForBaseline"
  | "baselineMisfit"
  | "badKnownGood";

/** Misuse of core by its caller, as `code` tells; damaged evidence is never thrown. */
export class AnalysisError extends Error {
  readonly code: AnalysisErrorCode;

  constructor(code: AnalysisErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AnalysisError";
    this.code = code;
  }
}
