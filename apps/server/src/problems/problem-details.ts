import { z } from "@hono/zod-openapi";
import type { ProblemError } from "./problem-error.ts";
import { type ProblemCode, problemTypes, problemTypeUri } from "./problem-types.ts";

export const problemMediaType = "application/problem+json";

/** An error as RFC 9457 writes it; `instance` is the id of the request, as in X-Request-Id. */
export const problemDetailsSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

type ProblemDetails = z.infer<typeof problemDetailsSchema>;

/** The body of the answer to `error`. */
export function problemDetails(error: Pick<ProblemError, "code" | "message" | "errors">, requestId: string) {
  const { status, title } = problemTypes[error.code];
  const details: ProblemDetails = {
    type: problemTypeUri(error.code),
    title,
    status,
    detail: error.message,
    instance: requestId,
  };
  return error.errors.length > 0 ? { ...details, errors: [...error.errors] } : details;
}

/** The OpenAPI answers of a route that can give these problems, by status. */
export function problemResponses(...codes: ProblemCode[]) {
  const content = { [problemMediaType]: { schema: problemDetailsSchema } };
  const responses: Record<number, { description: string; content: typeof content }> = {};
  for (const code of codes) {
    const { status, title } = problemTypes[code];
    const known = responses[status] ? `${responses[status].description} ` : "";
    responses[status] = { description: `${known}${title} (\`${code}\`).`, content };
  }
  return responses;
}
