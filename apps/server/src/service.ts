import { createJobRunner, type JobRunner } from "./job-runner.ts";
import { type AnalysisStore, openAnalysisStore } from "./jobs/analysis-store.ts";
import { createJobQueue, type JobQueue } from "./jobs/job-queue.ts";
import { createWorkUnderWay, type WorkUnderWay } from "./jobs/work-under-way.ts";
import type { ServerLimits } from "./limits.ts";
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
  log: LogSink;
  store: AnalysisStore;
  runner: JobRunner;
  underWay: WorkUnderWay;
  analyses: JobQueue;
  /** A queue of its own: an answer that a client waits for must not wait for hour-long analyses. */
  scores: JobQueue;
  isStopping(): boolean;
  /** Takes no more work, lets running work finish until `deadline`, and cancels the rest. */
  stop(deadline: AbortSignal): Promise<void>;
}

/** Opens the data folder and starts with no work under way. */
export async function createService({ version, dataFolder, limits, log }: ServiceOptions): Promise<Service> {
  const store = await openAnalysisStore(dataFolder, limits);
  const runner = createJobRunner(limits.workerHeapMegabytes);
  const underWay = createWorkUnderWay();
  const analyses = createJobQueue({ capacity: limits.jobs, workers: 1 });
  const scores = createJobQueue({ capacity: limits.jobs, workers: 1 });
  let stopping = false;
  return {
    ...{ version, limits, log, store, runner, underWay, analyses, scores },
    isStopping: () => stopping,
    async stop(deadline) {
      stopping = true;
      await underWay.stopAll(deadline);
      await runner.close();
    },
  };
}
