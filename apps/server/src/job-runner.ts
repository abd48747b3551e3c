import { Worker } from "node:worker_threads";
import type { Progress } from "@stray/evidence";
import type { AnalysisJob, WorkerMessage } from "./jobs/analysis-job.ts";
import { ProblemError } from "./problems/problem-error.ts";

// Holds from source, from dist and in the CLI's flat bundle (apps/cli/rolldown.config.mjs names the entry).
const workerUrl = new URL(`./analysis-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);

/** A thread that read more than this ends with its job, which gives its memory back; others are kept for the next job. */
const largestKeptBytes = 64 * 1024 * 1024;

interface JobContext {
  /** Aborting ends the thread, whatever it is doing. */
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Runs each analysis in a worker thread. */
export interface JobRunner {
  /** Resolves to the report's `contentSha256` once the report is written; rejects once nothing writes any more. */
  run(job: AnalysisJob, context: JobContext): Promise<string>;
  /** Ends the threads that wait for work. */
  close(): Promise<void>;
}

export function createJobRunner(heapMegabytes: number): JobRunner {
  const idle = new Set<Worker>();

  function startWorker(): Worker {
    const worker = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
    // Without a listener an error of an idle thread would end the process.
    worker.on("error", () => {});
    worker.on("exit", () => idle.delete(worker));
    return worker;
  }

  function takeIdle(): Worker | undefined {
    const [worker] = idle;
    if (worker) idle.delete(worker);
    return worker;
  }

  return {
    async run(job, context) {
      context.signal.throwIfAborted();
      const worker = takeIdle() ?? startWorker();
      const answer = await ask(worker, job, context);
      const bytes = job.files.reduce((sum, file) => sum + file.bytes, 0);
      if (bytes <= largestKeptBytes) idle.add(worker);
      else await worker.terminate();
      if (answer.kind === "succeeded") return answer.contentSha256;
      throw new ProblemError(answer.code, answer.detail, { errors: answer.errors });
    },
    async close() {
      await Promise.all([...idle].map((worker) => worker.terminate()));
    },
  };
}

type FinalMessage = Exclude<WorkerMessage, { kind: "progress" }>;

/** Gives the job to the thread and waits for its answer, or for its end. */
function ask(worker: Worker, job: AnalysisJob, { signal, onProgress }: JobContext): Promise<FinalMessage> {
  return new Promise((resolve, reject) => {
    let failure: unknown = new Error("The worker thread ended without an answer.");
    const cancel = () => void worker.terminate();
    const onError = (error: unknown) => {
      failure = asMemoryProblem(error);
    };
    const onExit = () => {
      stopListening();
      reject(signal.aborted ? signal.reason : failure);
    };
    const onMessage = (message: WorkerMessage) => {
      if (message.kind === "progress") return onProgress(message.progress);
      stopListening();
      resolve(message);
    };
    function stopListening(): void {
      signal.removeEventListener("abort", cancel);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    }
    signal.addEventListener("abort", cancel, { once: true });
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(job);
  });
}

function asMemoryProblem(error: unknown): unknown {
  const outOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (!outOfMemory) return error;
  return new ProblemError("outOfMemory", "Analyze less at a time, or give the server more memory.", { cause: error });
}
