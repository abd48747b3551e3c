import { ProblemError } from "../problems/problem-error.ts";

/** Bytes on disk, counted as they are written. */
export interface DiskBudget {
  /** Throws `storageFull` when the bytes would not fit. */
  take(bytes: number): void;
  /** Counts what is there whether it fits or not; below zero: what has gone. */
  count(bytes: number): void;
}

export function createDiskBudget(maxBytes: number): DiskBudget {
  let takenBytes = 0;
  return {
    take(bytes) {
      if (takenBytes + bytes > maxBytes) {
        throw new ProblemError("storageFull", `The server keeps at most ${maxBytes} bytes; DELETE analyses first.`);
      }
      takenBytes += bytes;
    },
    count(bytes) {
      takenBytes += bytes;
    },
  };
}
