import type { ProblemCode } from "./problem-types.ts";

/** One fault in what was sent: where, as a JSON Pointer into the query's keys, the files or the body, and what. */
export interface ProblemItem {
  pointer: string;
  detail: string;
}

export interface ProblemExtras extends ErrorOptions {
  errors?: ProblemItem[];
  headers?: Record<string, string>;
}

/** Thrown by routes and what they call; `http-status.ts` makes the answer of it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemItem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, { errors = [], headers = {}, ...options }: ProblemExtras = {}) {
    super(detail, options);
    this.name = "ProblemError";
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}
