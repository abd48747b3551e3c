import type { ReadableStream } from "node:stream/web";
import type { Context } from "hono";
import { ProblemError } from "../problems/problem-error.ts";
import type { ProblemCode } from "../problems/problem-types.ts";

/** What every route below /v1 can answer. */
export const commonProblems: ProblemCode[] = [
  "malformedRequest",
  "headersTooLarge",
  "unauthorized",
  "crossOrigin",
  "wrongHost",
  "internalError",
];

/** The body as a stream. Throws where there is none, or it is compressed: what it holds could not be counted. */
export function requestBody({ body, headers }: Request): ReadableStream {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity")
    throw new ProblemError("unsupportedMediaType", "Send the body without Content-Encoding.");
  if (body === null) throw new ProblemError("malformedBody", "The request has no body.");
  return body;
}

/** Method and target, for `run.arguments` of the report. */
export function requestTarget(c: Context): string[] {
  const { pathname, search } = new URL(c.req.url);
  return [c.req.method, pathname + search];
}
