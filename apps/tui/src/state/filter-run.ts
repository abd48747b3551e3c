import { parseFilter } from "@stray/report";
import type { ScoredSession } from "@stray/schemas";
import type { Matches } from "./triage-state.ts";

/** How a run shares the thread: it works for `sliceMs`, then lets input and frames go first. */
export interface FilterPace {
  sliceMs: number;
  now: () => number;
  /** Calls back after waiting events were served. */
  later: (callback: () => void) => void;
}

export interface FilterRun {
  sessions: readonly ScoredSession[];
  query: string;
  onProgress: (share: number) => void;
  onDone: (matches: Matches) => void;
}

/** Sessions between two looks at the clock. */
const stride = 64;
/** A frame for every slice would cost more than the slice. */
const progressEveryMs = 100;

/** Filters in slices, so that 100,000 sessions never hold up a key; returns how to cancel it. */
export function startFilter({ sessions, query, onProgress, onDone }: FilterRun, pace: FilterPace): () => void {
  const passes = parseFilter(query);
  const matches = new Uint8Array(sessions.length);
  let next = 0;
  let isCancelled = false;
  let progressDue = pace.now() + progressEveryMs;

  const runSlice = () => {
    if (isCancelled) return;
    const sliceEnd = pace.now() + pace.sliceMs;
    do {
      const end = Math.min(next + stride, sessions.length);
      for (; next < end; next++) if (passes(sessions[next]!)) matches[next] = 1;
    } while (next < sessions.length && pace.now() < sliceEnd);
    if (next === sessions.length) return onDone(matches);
    if (pace.now() >= progressDue) {
      progressDue = pace.now() + progressEveryMs;
      onProgress(next / sessions.length);
    }
    pace.later(runSlice);
  };
  pace.later(runSlice);
  return () => {
    isCancelled = true;
  };
}
