import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppEnv } from "./app-env.ts";
import { problemDetails, problemMediaType } from "./problems/problem-details.ts";
import { ProblemError, type ProblemItem } from "./problems/problem-error.ts";
import { problemItems, type ValidationIssue } from "./problems/problem-items.ts";
import { problemTypes } from "./problems/problem-types.ts";

/** The answer to an error: RFC 9457, whatever was thrown. */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const headers = {
    ...error.headers,
    "content-type": problemMediaType,
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  const body = `${JSON.stringify(problemDetails(error, requestId))}\n`;
  return new Response(body, { status: problemTypes[error.code].status, headers });
}

/** Turns whatever a route threw into the problem it stands for; an unforeseen error says nothing of itself. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new ProblemError("malformedRequest", error.message, { cause: error });
  }
  if (error instanceof Error && error.name === "TimeoutError") {
    return new ProblemError("timedOut", "Send less at a time.", { cause: error });
  }
  if (error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")) {
    return new ProblemError("storageFull", "The server's disk is full.", { cause: error });
  }
  return new ProblemError("internalError", "See the server's log under this request's id.", { cause: error });
}

const clientGone = new ProblemError("cancelled", "The client went away.");

/** Answers for every error thrown below a route, and tells the log of those that are ours. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  // Reading the body of a client that went away fails in many ways, and nobody waits for the answer.
  const problem = c.req.raw.signal.aborted ? clientGone : asProblem(error);
  if (problem.code === "internalError") c.get("logFailure")(error);
  return problemResponse(problem, c.get("requestId"));
};

export const onNotFound: NotFoundHandler<AppEnv> = (c) =>
  problemResponse(
    new ProblemError("notFound", `No resource at ${c.req.path}; GET /openapi.json lists what there is.`),
    c.get("requestId"),
  );

export function onMethodNotAllowed(c: Context, methods: readonly string[]): Response {
  const allow = methods.join(", ");
  const problem = new ProblemError("methodNotAllowed", `${c.req.path} takes ${allow}.`, { headers: { allow } });
  return problemResponse(problem, c.get("requestId"));
}

interface ValidationResult {
  success: boolean;
  error?: { issues: readonly ValidationIssue[] };
}

/** What a failed check of query or path gives: the first fault of each place. */
export function defaultHook(result: ValidationResult): void {
  if (result.success) return;
  const items = (result.error?.issues ?? []).flatMap(problemItems);
  const errors = items.filter(({ pointer }, index) => items.findIndex((item) => item.pointer === pointer) === index);
  throw new ProblemError("invalidParameter", errors.map(sentence).join("; "), { errors });
}

function sentence({ pointer, detail }: ProblemItem): string {
  return `${pointer.slice(1)}: ${detail}`;
}
