import type { ReadableStream } from "node:stream/web";
import type { Context } from "hono";
import { ProblemError } from "../problems/problem-error.ts";
import type { ProblemCode } from "../problems/problem-types.ts";

/** What every route below /v1 can answer. */
export const commonProblems: ProblemCode[] = [
  "malformedRequest",
  "unauthorized",
  "crossOrigin",
  "wrongHost",
  "internalError",
];

/** The body as a stream; a request without one is malformed where this is asked. */
export function requestBody({ body }: Request): ReadableStream {
  if (body === null) throw new ProblemError("malformedBody", "The request has no body.");
  return body;
}

/** Method and target, for `run.arguments` of the report. */
export function requestTarget(c: Context): string[] {
  const { pathname, search } = new URL(c.req.url);
  return [c.req.method, pathname + search];
}
