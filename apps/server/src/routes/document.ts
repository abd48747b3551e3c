import { z } from "@hono/zod-openapi";
import { analysisReportSchema, originalFindingListSchema, originalSessionListSchema } from "@stray/schemas";
import type { StrayApp } from "../app.ts";

const config = {
  openapi: "3.1.0",
  info: {
    title: "Stray",
    description: "Finds the Windows logon sessions that stray from the rest, and says why.",
    license: { name: "MIT", url: "https://opensource.org/license/mit" },
  },
  // A token is asked for where the server was started with one.
  security: [{ token: [] }, {}],
};

// OpenAPI 3.1 schemas are JSON Schema, so the schemas of what `stray` reads and writes serve here as they are.
const schemas = {
  AnalysisReport: jsonSchema(analysisReportSchema, "output"),
  OriginalSessionList: jsonSchema(originalSessionListSchema, "input"),
  OriginalFindingList: jsonSchema(originalFindingListSchema, "output"),
};

/** GET /openapi.json: the contract, made of the routes themselves. */
export function addDocumentRoute(app: StrayApp, version: string): void {
  app.get("/openapi.json", (c) => {
    const document = app.getOpenAPI31Document({ ...config, info: { ...config.info, version } });
    const components = {
      ...document.components,
      schemas: { ...document.components?.schemas, ...schemas },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    };
    return c.json({ ...document, components });
  });
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
