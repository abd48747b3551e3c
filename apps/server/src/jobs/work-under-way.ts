import { ProblemError } from "../problems/problem-error.ts";
import type { StoredAnalysis } from "./analysis-store.ts";

/** The uploads and analyses that are going on, so that one, or all, can be stopped and waited for. */
export interface WorkUnderWay {
  /** Holds `work` on an analysis as under way until it ends. */
  track<T>(analysis: StoredAnalysis, work: Promise<T>): Promise<T>;
  /** Stops what is under way for the analysis; resolves once nothing is. */
  cancel(analysis: StoredAnalysis): Promise<void>;
  /** Stops at once what does not run yet, and at the deadline what does; resolves once nothing is under way. */
  stopAll(deadline: AbortSignal): Promise<void>;
}

export function createWorkUnderWay(): WorkUnderWay {
  const underWay = new Map<StoredAnalysis, Promise<unknown>>();
  return {
    track(analysis, work) {
      const tracked = work.finally(() => {
        if (underWay.get(analysis) === tracked) underWay.delete(analysis);
      });
      underWay.set(analysis, tracked);
      return tracked;
    },
    async cancel(analysis) {
      analysis.cancel.abort(new ProblemError("cancelled", "The analysis was deleted."));
      await underWay.get(analysis)?.catch(() => undefined);
    },
    async stopAll(deadline) {
      const ended = Promise.allSettled(underWay.values());
      abort([...underWay.keys()].filter(({ resource }) => resource.state !== "running"));
      await Promise.race([ended, aborted(deadline)]);
      abort(underWay.keys());
      await ended;
    },
  };
}

function abort(analyses: Iterable<StoredAnalysis>): void {
  for (const { cancel } of analyses) cancel.abort(new ProblemError("stopping", "The server is stopping."));
}

/** Resolves when the signal aborts, or has. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
