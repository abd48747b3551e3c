import { expect } from "vitest";
import { securityHeaders } from "../src/access/security-headers.ts";
import { problemDetailsSchema } from "../src/problems/problem-details.ts";
import { type ProblemCode, problemTypes } from "../src/problems/problem-types.ts";
import type { Answer } from "./running-server.ts";

/** Checks that an answer is the whole problem of this code, headers included; returns its body. */
export function expectProblem({ status, headers, text }: Answer, code: ProblemCode) {
  const problem = problemDetailsSchema.parse(JSON.parse(text));
  expect(problem).toMatchObject({ type: `urn:stray:problem:${code}`, ...problemTypes[code] });
  expect(status).toBe(problemTypes[code].status);
  expect(headers).toMatchObject({
    ...securityHeaders,
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": problem.instance,
  });
  return problem;
}
