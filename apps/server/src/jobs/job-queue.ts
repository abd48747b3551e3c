import { ProblemError } from "../problems/problem-error.ts";

/** A place in a queue, taken before the client's bytes are read, so that a full server refuses at once. */
export interface JobSlot {
  /** Runs `work` when its turn comes; rejects with the signal's reason when that comes first. Frees the slot. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Gives the place back unused. */
  release(): void;
}

export interface JobQueue {
  /** Throws `tooManyJobs` when every place is taken. */
  reserve(): JobSlot;
}

/** A queue with `capacity` places of which `workers` run at a time, in the order of `run`. */
export function createJobQueue({ capacity, workers }: { capacity: number; workers: number }): JobQueue {
  const waiting: (() => void)[] = [];
  let taken = 0;
  let running = 0;

  function startNext(): void {
    if (running === workers) return;
    waiting.shift()?.();
  }

  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener("abort", giveUp);
        running++;
        resolve();
      };
      const giveUp = () => {
        const index = waiting.indexOf(start);
        if (index !== -1) waiting.splice(index, 1);
        reject(signal.reason);
      };
      if (signal.aborted) return giveUp();
      signal.addEventListener("abort", giveUp, { once: true });
      waiting.push(start);
      startNext();
    });
  }

  function createSlot(): JobSlot {
    let held = true;
    const release = () => {
      if (held) taken--;
      held = false;
    };
    const run = async <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
      try {
        await turn(signal);
        return await work().finally(() => {
          running--;
          startNext();
        });
      } finally {
        release();
      }
    };
    return { run, release };
  }

  return {
    reserve() {
      if (taken >= capacity) {
        const headers = { "retry-after": "5" };
        throw new ProblemError("tooManyJobs", `${capacity} jobs are under way; try again later.`, { headers });
      }
      taken++;
      return createSlot();
    },
  };
}
