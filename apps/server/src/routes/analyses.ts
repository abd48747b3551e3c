import { createRoute, z } from "@hono/zod-openapi";
import type { AnalysisOptions } from "@stray/schemas";
import type { StrayApp } from "../app.ts";
import type { UploadedFiles } from "../jobs/analysis-job.ts";
import { analysisResourceSchema, isFinished } from "../jobs/analysis-resource.ts";
import { evidenceFolder } from "../jobs/analysis-store.ts";
import { finishAnalysis, runAnalysis } from "../jobs/run-analysis.ts";
import { analysisOptions, optionsQuerySchema } from "../options-query.ts";
import { problemResponses } from "../problems/problem-details.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { servedFormats } from "../report-formats.ts";
import type { Service } from "../service.ts";
import { type AcceptedUpload, acceptUpload } from "../uploads/accept-upload.ts";
import { checkDeclaredLength } from "../uploads/pour.ts";
import { receiveFiles } from "../uploads/receive-files.ts";
import { commonProblems, requestBody, requestTarget } from "./requests.ts";

const retryAfter = "1";

/** The id in a path below /v1/analyses. */
export const analysisParams = z.strictObject({ id: z.string() });

const analysisContent = { "application/json": { schema: analysisResourceSchema } };

const create = createRoute({
  operationId: "createAnalysis",
  method: "post",
  path: "/v1/analyses",
  summary: "Upload evidence and start its analysis",
  description:
    "Every part is a file; its file name, folders and all, becomes its name in the report. A part named `baseline` is what " +
    "`stray baseline` wrote and a part named `knownGood` a known-good list: the sessions are scored against them, and the " +
    "report's `options` name them by their SHA-256. The analysis starts at once. The files are deleted when it ends.",
  request: {
    query: optionsQuerySchema,
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["file"],
            properties: {
              file: { type: "array", items: { type: "string", format: "binary" } },
              baseline: { type: "string", format: "binary" },
              knownGood: { type: "string", format: "binary" },
            },
          },
        },
      },
    },
  },
  responses: {
    202: {
      description: "The analysis is on its way: ask at Location, after Retry-After seconds.",
      headers: { Location: { schema: { type: "string" } }, "Retry-After": { schema: { type: "integer" } } },
      content: analysisContent,
    },
    ...problemResponses(
      ...commonProblems,
      "malformedBody",
      "invalidParameter",
      "requestStalled",
      "cancelled",
      "bodyTooLarge",
      "unsupportedMediaType",
      "invalidUpload",
      "tooManyJobs",
      "stopping",
      "storageFull",
    ),
  },
});

const list = createRoute({
  operationId: "listAnalyses",
  method: "get",
  path: "/v1/analyses",
  summary: "All analyses, newest first",
  responses: {
    200: {
      description: "All analyses the server keeps.",
      content: { "application/json": { schema: z.strictObject({ analyses: z.array(analysisResourceSchema) }) } },
    },
    ...problemResponses(...commonProblems),
  },
});

const read = createRoute({
  operationId: "readAnalysis",
  method: "get",
  path: "/v1/analyses/{id}",
  summary: "State and progress of an analysis",
  request: { params: analysisParams },
  responses: {
    200: {
      description:
        "The analysis; with Retry-After while it is under way. Where it failed, `problem` says why, as other routes do, or " +
        "that a baseline (`invalidBaseline`) or a known-good list (`invalidKnownGood`) cannot be used.",
      content: analysisContent,
    },
    ...problemResponses(...commonProblems, "notFound"),
  },
});

const remove = createRoute({
  operationId: "deleteAnalysis",
  method: "delete",
  path: "/v1/analyses/{id}",
  summary: "Cancel an analysis and delete everything of it",
  request: { params: analysisParams },
  responses: { 204: { description: "It is gone." }, ...problemResponses(...commonProblems, "notFound") },
});

/** The routes that make, show and delete analyses. */
export function addAnalysisRoutes(app: StrayApp, service: Service): void {
  const { limits, store, underWay } = service;

  app.openapi(create, async (c) => {
    const options = analysisOptions(c.req.valid("query"));
    const { slot, analysis, received } = await acceptFiles(service, c.req.raw, options);
    const job = {
      ...received,
      options,
      version: service.version,
      arguments: requestTarget(c),
      sessionLimit: null,
      reportFolder: analysis.folder,
      formats: servedFormats,
    };
    const report = runAnalysis(service, analysis, { job, slot, maxMs: limits.analysisMs });
    void underWay.track(analysis, finishAnalysis(service, analysis, { report, requestId: c.get("requestId") }));
    const headers = { location: `/v1/analyses/${analysis.resource.id}`, "retry-after": retryAfter };
    return c.json(analysis.resource, 202, headers);
  });

  app.openapi(list, (c) => c.json({ analyses: store.list() }, 200));

  app.openapi(read, (c) => {
    const { resource } = store.get(c.req.valid("param").id);
    return c.json(resource, 200, isFinished(resource) ? {} : { "retry-after": retryAfter });
  });

  app.openapi(remove, async (c) => {
    const analysis = store.get(c.req.valid("param").id);
    await underWay.cancel(analysis);
    await store.remove(analysis);
    return c.body(null, 204);
  });
}

async function acceptFiles(
  service: Service,
  request: Request,
  { profile }: Pick<AnalysisOptions, "profile">,
): Promise<AcceptedUpload<UploadedFiles>> {
  const { limits, store, analyses } = service;
  const contentType = multipartType(request.headers.get("content-type") ?? "");
  checkDeclaredLength(request.headers.get("content-length"), limits.uploadBytes);
  const upload = await acceptUpload(service, {
    queue: analyses,
    maxBytes: limits.uploadBytes,
    create: store.create,
    receive: async (analysis, pourLimits) => {
      const uploadLimits = { folder: evidenceFolder(analysis), limits, pourLimits };
      const received = await receiveFiles(requestBody(request), contentType, uploadLimits);
      if (profile === "classic") checkNoReferences(received);
      return received;
    },
  });
  const { resource } = upload.analysis;
  const { files } = upload.received;
  resource.files = files.length;
  resource.bytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return upload;
}

/** As on the command line: the original tool's rule knows neither. */
function checkNoReferences({ references }: UploadedFiles): void {
  const [field] = Object.keys(references);
  if (field !== undefined) throw new ProblemError("invalidUpload", `Profile classic takes no ${field}.`);
}

function multipartType(contentType: string): string {
  if (/^multipart\/form-data\s*(;|$)/i.test(contentType)) return contentType;
  throw new ProblemError("unsupportedMediaType", "Send the files as multipart/form-data.", {
    headers: { "accept-post": "multipart/form-data" },
  });
}
