import { createRoute } from "@hono/zod-openapi";
import type { StrayApp } from "../app.ts";
import { problemResponses } from "../problems/problem-details.ts";
import { ProblemError } from "../problems/problem-error.ts";
import type { Service } from "../service.ts";

const livez = createRoute({
  operationId: "isAlive",
  method: "get",
  path: "/livez",
  summary: "Is the process alive?",
  security: [],
  responses: { 204: { description: "It is." } },
});

const readyz = createRoute({
  operationId: "isReady",
  method: "get",
  path: "/readyz",
  summary: "Does the server take work?",
  security: [],
  responses: { 204: { description: "It does." }, ...problemResponses("stopping") },
});

/** Probes for whoever supervises the process; they need no token and tell nothing else. */
export function addProbeRoutes(app: StrayApp, { isStopping }: Service): void {
  app.openapi(livez, (c) => c.body(null, 204));
  app.openapi(readyz, (c) => {
    if (isStopping()) throw new ProblemError("stopping", "The server finishes what it has begun and takes no more.");
    return c.body(null, 204);
  });
}
