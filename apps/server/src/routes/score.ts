import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createRoute } from "@hono/zod-openapi";
import type { StrayApp } from "../app.ts";
import { evidenceFolder, type StoredAnalysis } from "../jobs/analysis-store.ts";
import { runAnalysis } from "../jobs/run-analysis.ts";
import { aborted } from "../jobs/work-under-way.ts";
import { analysisOptions, optionsQuerySchema } from "../options-query.ts";
import { problemResponses } from "../problems/problem-details.ts";
import { ProblemError } from "../problems/problem-error.ts";
import type { Service } from "../service.ts";
import { type AcceptedUpload, acceptUpload } from "../uploads/accept-upload.ts";
import { checkDeclaredLength, pour } from "../uploads/pour.ts";
import { commonProblems, requestBody, requestTarget } from "./requests.ts";
import { sendReport } from "./send-report.ts";

const jsonLinesTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"];
const mediaTypes = ["application/json", ...jsonLinesTypes];
const sessionList = { schema: { $ref: "#/components/schemas/OriginalSessionList" } };
const reportContent = { schema: { $ref: "#/components/schemas/AnalysisReport" } };
const sessionLines = { schema: { type: "string" as const } };

/** `content` is optional so that the handler may stream: its body is a file, not a value to be checked. */
const reportAnswer: { description: string; content?: { "application/json": typeof reportContent } } = {
  description: "The report.",
  content: { "application/json": reportContent },
};

const score = createRoute({
  operationId: "scoreSessions",
  method: "post",
  path: "/v1/score",
  summary: "Score a session list",
  description:
    "The list itself as the body: a JSON array of the original tool's sessions, or what `stray sessions` wrote. " +
    "The answer is the report, byte for byte what `stray score --format json` gives, all but `run`.",
  request: {
    query: optionsQuerySchema,
    body: {
      required: true,
      content: {
        "application/json": sessionList,
        ...Object.fromEntries(jsonLinesTypes.map((type) => [type, sessionLines])),
      },
    },
  },
  responses: {
    200: reportAnswer,
    ...problemResponses(
      ...commonProblems,
      "malformedBody",
      "invalidParameter",
      "requestStalled",
      "bodyTooLarge",
      "tooManySessions",
      "unsupportedMediaType",
      "invalidSessionList",
      "noUsableInput",
      "tooManyJobs",
      "stopping",
      "timedOut",
      "outOfMemory",
      "storageFull",
    ),
  },
});

/** POST /v1/score: body to disk, one worker thread, report from disk; the folder is gone when the answer has been sent. */
export function addScoreRoute(app: StrayApp, service: Service): void {
  const { limits, store, underWay } = service;
  app.openapi(score, async (c) => {
    const { slot, analysis } = await acceptList(service, c.req.raw);
    // Nobody waits for the answer any more when the client has gone away.
    void aborted(c.req.raw.signal).then(() => underWay.cancel(analysis));
    const job = {
      files: [{ name: "-", path: listPath(analysis), bytes: analysis.diskBytes }],
      references: {},
      options: analysisOptions(c.req.valid("query")),
      version: service.version,
      arguments: requestTarget(c),
      sessionLimit: limits.scoreSessions,
      reportFolder: analysis.folder,
      formats: ["json"] as const,
    };
    try {
      await underWay.track(analysis, runAnalysis(service, analysis, { job, slot, maxMs: limits.scoreMs }));
      return await sendReport(c, { folder: analysis.folder, format: "json", onSent: () => store.remove(analysis) });
    } catch (error) {
      await store.remove(analysis);
      throw error;
    }
  });
}

function acceptList(service: Service, request: Request): Promise<AcceptedUpload<void>> {
  const { limits, store, scores } = service;
  checkMediaType(request.headers.get("content-type") ?? "");
  checkDeclaredLength(request.headers.get("content-length"), limits.scoreBodyBytes);
  return acceptUpload(service, {
    queue: scores,
    maxBytes: limits.scoreBodyBytes,
    create: store.createTransient,
    receive: (analysis, pourLimits) =>
      pour(requestBody(request), createWriteStream(listPath(analysis), { flags: "wx" }), pourLimits),
  });
}

function listPath(analysis: StoredAnalysis): string {
  return join(evidenceFolder(analysis), "0");
}

function checkMediaType(contentType: string): void {
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (mediaTypes.includes(mediaType)) return;
  throw new ProblemError("unsupportedMediaType", `Send the list as ${mediaTypes.join(", ")}.`, {
    headers: { "accept-post": mediaTypes.join(", ") },
  });
}
