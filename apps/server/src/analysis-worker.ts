import { parentPort, workerData } from "node:worker_threads";
import { analyzeInWorker } from "./jobs/analyze-in-worker.ts";

// The entry of a worker thread: one job in, messages out. run-job.ts starts it.
await analyzeInWorker(workerData, (message) => parentPort?.postMessage(message));
