/** Why a text is no report: no JSON, some other JSON, another version's report, or one with a value of the wrong type. */
export type ReportErrorCode = "notJson" | "notReport" | "otherSchemaVersion" | "invalidReport";

/** Thrown when a text that should be a report of Stray is none. */
export class ReportError extends Error {
  readonly code: ReportErrorCode;

  constructor(code: ReportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ReportError";
    this.code = code;
  }
}

/** What is wrong with a filter. */
export type QueryErrorCode = "unknownTerm" | "badValue" | "unclosedQuote" | "emptyTerm";

/** Thrown when a filter cannot be understood; `term` is the part that was not. */
export class QueryError extends Error {
  readonly code: QueryErrorCode;
  readonly term: string;

  constructor(code: QueryErrorCode, term: string, message: string) {
    super(message);
    this.name = "QueryError";
    this.code = code;
    this.term = term;
  }
}
