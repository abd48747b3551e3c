import { asProblem } from "../http-status.ts";
import { problemDetails } from "../problems/problem-details.ts";
import type { Service } from "../service.ts";
import type { AnalysisJob } from "./analysis-job.ts";
import type { AnalysisResource } from "./analysis-resource.ts";
import type { StoredAnalysis } from "./analysis-store.ts";
import type { JobSlot } from "./job-queue.ts";

/** When a job may run, and for how long. */
export interface Turn {
  slot: JobSlot;
  maxMs: number;
}

/** Runs a job in its turn; resolves to the `contentSha256` of the report that then lies in the analysis' folder. */
export function runAnalysis(
  { runner }: Service,
  { resource, cancel }: StoredAnalysis,
  { job, slot, maxMs }: Turn & { job: AnalysisJob },
): Promise<string> {
  resource.state = "queued";
  const work = () => {
    resource.state = "running";
    resource.started = new Date().toISOString();
    return runner.run(job, {
      signal: AbortSignal.any([cancel.signal, AbortSignal.timeout(maxMs)]),
      onProgress: (progress) => {
        resource.progress = progress;
      },
    });
  };
  return slot.run(work, cancel.signal);
}

/** Waits for the report, deletes the files and lets the resource tell the end; never rejects. */
export async function finishAnalysis(
  service: Service,
  analysis: StoredAnalysis,
  { report, requestId }: { report: Promise<string>; requestId: string },
): Promise<void> {
  const { store, log } = service;
  const outcome = await outcomeOf(service, analysis, { report, requestId });
  const finished = new Date().toISOString();
  const resource = { ...analysis.resource, ...outcome, finished, progress: null };
  try {
    await store.keepReport(analysis, { hasReport: resource.state === "succeeded" });
    await store.save({ folder: analysis.folder, resource });
  } catch (error) {
    log({ event: "failure", requestId, error });
  }
  // Last: who sees that it has ended sees nothing half done on disk.
  Object.assign(analysis.resource, resource);
}

async function outcomeOf(
  { log }: Service,
  { cancel }: StoredAnalysis,
  { report, requestId }: { report: Promise<string>; requestId: string },
): Promise<Pick<AnalysisResource, "state" | "contentSha256" | "problem">> {
  try {
    return { state: "succeeded", contentSha256: await report, problem: null };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === "internalError") log({ event: "failure", requestId, error });
    const state = cancel.signal.aborted ? "cancelled" : "failed";
    return { state, contentSha256: null, problem: problemDetails(problem, requestId) };
  }
}
