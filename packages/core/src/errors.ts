/** Misuse of core by its caller, as `code` tells; damaged evidence is never thrown. */
export class AnalysisError extends Error {
  readonly code: "unknownTimeZone" | "valueNotFinite";

  constructor(code: "unknownTimeZone" | "valueNotFinite", message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AnalysisError";
    this.code = code;
  }
}
