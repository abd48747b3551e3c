import type { StoredAnalysis } from "../jobs/analysis-store.ts";
import type { JobQueue, JobSlot } from "../jobs/job-queue.ts";
import type { Service } from "../service.ts";
import type { PourLimits } from "./pour.ts";

export interface Upload<T> {
  queue: JobQueue;
  maxBytes: number;
  /** Makes the analysis that the body is for. */
  create: () => Promise<StoredAnalysis>;
  /** Streams the body into the analysis' folder. */
  receive: (analysis: StoredAnalysis, limits: PourLimits) => Promise<T>;
}

export interface AcceptedUpload<T> {
  slot: JobSlot;
  analysis: StoredAnalysis;
  received: T;
}

/** Takes a place in the queue, then the body; when that fails, the place is free again and nothing is left on disk. */
export async function acceptUpload<T>(
  { store, limits, underWay }: Service,
  { queue, maxBytes, create, receive }: Upload<T>,
): Promise<AcceptedUpload<T>> {
  const slot = queue.reserve();
  let analysis: StoredAnalysis | undefined;
  try {
    const created = await create();
    analysis = created;
    const takeBytes = (bytes: number) => store.takeDisk(created, bytes);
    const { idleMs, minBytesPerSecond } = limits;
    const pourLimits = { maxBytes, idleMs, minBytesPerSecond, takeBytes, abort: created.cancel };
    return { slot, analysis, received: await underWay.track(analysis, receive(analysis, pourLimits)) };
  } catch (error) {
    slot.release();
    if (analysis) await store.remove(analysis);
    throw error;
  }
}
