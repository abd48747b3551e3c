import { asProblem } from "./http-status.ts";
import { createJobRunner } from "./job-runner.ts";
import type { AnalysisJob } from "./jobs/analysis-job.ts";
import type { AnalysisResource } from "./jobs/analysis-resource.ts";
import { type AnalysisStore, openAnalysisStore, type StoredAnalysis } from "./jobs/analysis-store.ts";
import { createJobQueue, type JobQueue, type JobSlot } from "./jobs/job-queue.ts";
import type { ServerLimits } from "./limits.ts";
import { problemDetails } from "./problems/problem-details.ts";
import { ProblemError } from "./problems/problem-error.ts";
import type { LogSink } from "./request-log.ts";

export interface ServiceOptions {
  version: string;
  dataFolder: string;
  limits: ServerLimits;
  log: LogSink;
}

/** What the routes share: the analyses, the queues, and the work under way. */
export interface Service {
  version: string;
  limits: ServerLimits;
  store: AnalysisStore;
  analyses: JobQueue;
  /** A queue of its own: an answer that a client waits for must not wait for hour-long analyses. */
  scores: JobQueue;
  /** Holds `work` on an analysis as under way: `cancel` and `stop` wait for it. */
  track<T>(analysis: StoredAnalysis, work: Promise<T>): Promise<T>;
  /** Runs a job in its turn and resolves once its report lies in the folder. */
  run(analysis: StoredAnalysis, job: AnalysisJob, turn: { slot: JobSlot; maxMs: number }): Promise<string>;
  /** Runs a listed analysis to its end, which its resource then tells; never rejects. */
  finish(analysis: StoredAnalysis, report: Promise<string>, requestId: string): Promise<void>;
  /** Stops what is under way for the analysis, waits for it, and deletes everything of it. */
  cancel(analysis: StoredAnalysis): Promise<void>;
  isStopping(): boolean;
  /** Takes no more work, lets running work finish until `deadline`, and cancels the rest. */
  stop(deadline: AbortSignal): Promise<void>;
}

/** Opens the data folder and starts with no work under way. */
export async function createService({ version, dataFolder, limits, log }: ServiceOptions): Promise<Service> {
  const store = await openAnalysisStore(dataFolder, limits);
  const runner = createJobRunner(limits.workerHeapMegabytes);
  const underWay = new Map<StoredAnalysis, Promise<unknown>>();
  let stopping = false;

  function abortAll(analyses: Iterable<StoredAnalysis>): void {
    for (const { cancel } of analyses) cancel.abort(new ProblemError("stopping", "The server is stopping."));
  }

  return {
    version,
    limits,
    store,
    analyses: createJobQueue({ capacity: limits.jobs, workers: 1 }),
    scores: createJobQueue({ capacity: limits.jobs, workers: 1 }),
    track(analysis, work) {
      const tracked = work.finally(() => {
        if (underWay.get(analysis) === tracked) underWay.delete(analysis);
      });
      underWay.set(analysis, tracked);
      return tracked;
    },
    run({ resource, cancel }, job, { slot, maxMs }) {
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
    },
    async finish(analysis, report, requestId) {
      const outcome = await outcomeOf(analysis, report, requestId);
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
    },
    async cancel(analysis) {
      analysis.cancel.abort(new ProblemError("cancelled", "The analysis was deleted."));
      await underWay.get(analysis)?.catch(() => undefined);
      await store.remove(analysis);
    },
    isStopping: () => stopping,
    async stop(deadline) {
      stopping = true;
      abortAll([...underWay.keys()].filter(({ resource }) => resource.state !== "running"));
      const idle = Promise.allSettled(underWay.values());
      await Promise.race([idle, aborted(deadline)]);
      abortAll(underWay.keys());
      await idle;
      await runner.close();
    },
  };

  async function outcomeOf(
    { cancel }: StoredAnalysis,
    report: Promise<string>,
    requestId: string,
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
}

/** Resolves when the signal aborts, or has. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
