import { parentPort } from "node:worker_threads";
import type { AnalysisJob } from "./jobs/analysis-job.ts";
import { analyzeInWorker } from "./jobs/analyze-in-worker.ts";

// The entry of a worker thread: jobs in, messages out. job-runner.ts starts it; an unforeseen error ends it.
parentPort?.on("message", (job: AnalysisJob) => {
  void analyzeInWorker(job, (message) => parentPort?.postMessage(message));
});
