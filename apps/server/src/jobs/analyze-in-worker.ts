import { readFile } from "node:fs/promises";
import { AnalysisError } from "@stray/core";
import {
  analyzeEvidence,
  analyzeSessionLists,
  EvidenceError,
  type Progress,
  type ReferenceFiles,
  readReferences,
} from "@stray/evidence";
import { crc32, createEventSpill, createSha256, openNamedFiles, writeFileAtomically } from "@stray/files";
import { formatReport, sealReport, serializeReport } from "@stray/report";
import type { Analysis, AnalysisReport, Run } from "@stray/schemas";
import { ProblemError } from "../problems/problem-error.ts";
import { reportPath } from "../report-formats.ts";
import type { AnalysisJob, StoredFile, WorkerMessage } from "./analysis-job.ts";
import { evidenceProblem } from "./evidence-problem.ts";
import { fileSource } from "./file-source.ts";
import { checkSessionCount } from "./session-list.ts";

const progressIntervalMs = 100;

type Post = (message: WorkerMessage) => void;

/** Does one job in a worker thread: writes the report, then posts its hash, or why there is none. */
export async function analyzeInWorker(job: AnalysisJob, post: Post): Promise<void> {
  try {
    const report = await makeReport(job, post);
    await writeReport(report, job);
    post({ kind: "succeeded", contentSha256: report.contentSha256 });
  } catch (error) {
    const isForeseen = error instanceof EvidenceError || error instanceof AnalysisError;
    const problem = isForeseen ? await evidenceProblem(error, job) : error;
    if (!(problem instanceof ProblemError)) throw problem;
    post({ kind: "failed", code: problem.code, detail: problem.message, errors: [...problem.errors] });
  }
}

async function makeReport(job: AnalysisJob, post: Post): Promise<AnalysisReport> {
  const started = new Date().toISOString();
  const startedMs = performance.now();
  const analysis = await analyze(job, post);
  const run: Run = {
    frontend: "server",
    arguments: job.arguments,
    started,
    elapsedMs: Math.round(performance.now() - startedMs),
    node: process.version,
    platform: process.platform,
  };
  return sealReport(analysis, run, createSha256);
}

async function analyze({ files, version, sessionLimit, ...job }: AnalysisJob, post: Post): Promise<Analysis> {
  const { references, options } = readReferences(await readGiven(job.references), job.options, createSha256);
  const onProgress = throttled((progress: Progress) => post({ kind: "progress", progress }));
  const context = { version, createSha256, crc32, onProgress, references };
  if (sessionLimit !== null) {
    for (const { path } of files) await checkSessionCount(path, sessionLimit);
    return await analyzeSessionLists(files.map(fileSource), options, context);
  }
  const { sources, problems } = await openNamedFiles(files);
  const spill = createEventSpill();
  try {
    return await analyzeEvidence(sources, options, { ...context, problems, spill });
  } catch (error) {
    if (!isOnlySessionLists(error)) throw error;
    return await analyzeSessionLists(sources, options, context);
  } finally {
    spill.close();
  }
}

async function readGiven({ baseline, knownGood }: AnalysisJob["references"]): Promise<ReferenceFiles> {
  return { baseline: await readStored(baseline), knownGood: await readStored(knownGood) };
}

async function readStored(file: StoredFile | undefined) {
  return file && { name: file.name, bytes: await readFile(file.path) };
}

/** Evidence tells session lists from event logs by content; a list is uploaded where the body would be too large. */
function isOnlySessionLists(error: unknown): boolean {
  if (!(error instanceof EvidenceError) || error.problems.length === 0) return false;
  return error.problems.every(({ code }) => code === "sessionListGiven");
}

/** Passes on a call only when the last one passed on is long enough ago. */
function throttled(onProgress: (progress: Progress) => void): (progress: Progress) => void {
  let nextMs = 0;
  return (progress) => {
    const nowMs = performance.now();
    if (nowMs < nextMs) return;
    nextMs = nowMs + progressIntervalMs;
    onProgress(progress);
  };
}

/** In all formats at once: a report can be large, and the thread that answers requests must never hold one. */
async function writeReport(report: AnalysisReport, { reportFolder, formats }: AnalysisJob): Promise<void> {
  for (const format of formats) {
    const pieces = format === "json" ? serializeReport(report) : formatReport(report, format);
    await writeFileAtomically(reportPath(reportFolder, format), pieces, { force: false });
  }
}
