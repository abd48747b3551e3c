import { createRoute, z } from "@hono/zod-openapi";
import type { StrayApp } from "../app.ts";
import type { AnalysisResource } from "../jobs/analysis-resource.ts";
import { problemResponses } from "../problems/problem-details.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { negotiateFormat, reportFormats, type ServedFormat, servedFormats } from "../report-formats.ts";
import type { Service } from "../service.ts";
import { analysisParams } from "./analyses.ts";
import { commonProblems } from "./requests.ts";
import { sendReport } from "./send-report.ts";

const retryAfter = { "retry-after": "1" };

const report = createRoute({
  operationId: "readReport",
  method: "get",
  path: "/v1/analyses/{id}/report",
  summary: "The report of a finished analysis",
  description:
    "In the format `format` names, else the one Accept likes best. It never changes: If-None-Match gives 304.",
  request: { params: analysisParams, query: z.strictObject({ format: z.string().optional() }) },
  responses: {
    200: {
      description: "The report. `findings` is the original tool's list, with flagged sessions only.",
      headers: {
        ETag: { schema: { type: "string" }, description: "Strong: the report's `contentSha256`, and format." },
      },
      content: Object.fromEntries(
        servedFormats.map((format) => [reportFormats[format].mediaType, { schema: reportFormats[format].schema }]),
      ),
    },
    304: { description: "The client has it already." },
    ...problemResponses(...commonProblems, "invalidParameter", "notFound", "notAcceptable", "reportNotReady"),
  },
});

/** GET /v1/analyses/{id}/report. */
export function addReportRoute(app: StrayApp, { store }: Service): void {
  app.openapi(report, async (c) => {
    const { resource, folder } = store.get(c.req.valid("param").id);
    const format = chooseFormat(c.req.valid("query").format, c.req.header("accept"));
    const headers = { etag: entityTag(finishedHash(resource), format), vary: "accept" };
    if (matches(c.req.header("if-none-match"), headers.etag)) return c.body(null, 304, headers);
    return sendReport(c, { folder, format, headers });
  });
}

function chooseFormat(wanted: string | undefined, accept = "*/*"): ServedFormat {
  const format = wanted === undefined ? negotiateFormat(accept) : servedFormats.find((name) => name === wanted);
  if (format) return format;
  const choices = servedFormats.map((name) => `${name} (${reportFormats[name].mediaType})`).join(", ");
  throw new ProblemError("notAcceptable", `Formats: ${choices}.`);
}

function finishedHash({ state, contentSha256 }: AnalysisResource): string {
  if (contentSha256 !== null) return contentSha256;
  const ended = state === "failed" || state === "cancelled";
  throw new ProblemError("reportNotReady", `The analysis is ${state}.`, ended ? {} : { headers: retryAfter });
}

/** Each format is another representation, so it has another tag. */
function entityTag(contentSha256: string, format: ServedFormat): string {
  return format === "json" ? `"${contentSha256}"` : `"${contentSha256}.${format}"`;
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
