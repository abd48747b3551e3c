import { Worker } from "node:worker_threads";
import type { Progress } from "@stray/evidence";
import type { AnalysisJob, WorkerMessage } from "./jobs/analysis-job.ts";
import { ProblemError } from "./problems/problem-error.ts";

// Holds from source, from dist and in the CLI's flat bundle (apps/cli/rolldown.config.mjs names the entry).
const workerUrl = new URL(`./analysis-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);

export interface JobContext {
  signal: AbortSignal;
  heapMegabytes: number;
  onProgress: (progress: Progress) => void;
}

/** Runs one analysis in a thread of its own; aborting ends the thread. Resolves to the report's `contentSha256`. */
export function runJob(job: AnalysisJob, { signal, heapMegabytes, onProgress }: JobContext): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const worker = new Worker(workerUrl, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const cancel = () => void worker.terminate();
    signal.addEventListener("abort", cancel, { once: true });
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "succeeded") resolve(message.contentSha256);
      else reject(new ProblemError(message.code, message.detail, { errors: message.errors }));
    });
    worker.on("error", (error) => reject(crash(error)));
    worker.on("exit", () => {
      signal.removeEventListener("abort", cancel);
      // Only now is the thread gone, and with it its hold on the analysis' files.
      reject(signal.aborted ? signal.reason : new Error("The worker thread ended without an answer."));
    });
  });
}

function crash(error: Error): Error {
  const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (!outOfMemory) return error;
  return new ProblemError("outOfMemory", "Analyze less at a time, or give the server more memory.", { cause: error });
}
