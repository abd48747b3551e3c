/** Where runs of packed events lie until their computers are rebuilt. */
export interface EventRuns {
  /** Takes a run and tells where it begins: after all that was put before it. */
  append(run: Uint8Array): number;
  /** Bytes that lie within one run. */
  read(position: number, lengthBytes: number): Uint8Array;
}

/**
 * Runs in memory may take so much, about three million events: what an ordinary case holds never touches a disk, and what
 * is larger leaves memory to the sessions.
 */
const memoryLimitBytes = 128 << 20;

/** Keeps runs in memory up to the limit and puts all others into the spill, where there is one. */
export function createEventRuns(spill?: EventRuns, limitBytes: number = memoryLimitBytes): EventRuns {
  const memory = memoryRuns();
  let memoryBytes = 0;
  let isFull = false;
  return {
    append(run) {
      isFull ||= spill !== undefined && memoryBytes + run.length > limitBytes;
      if (isFull && spill !== undefined) return memoryBytes + spill.append(run);
      memoryBytes += run.length;
      return memory.append(run);
    },
    read(position, lengthBytes) {
      const isSpilled = position >= memoryBytes && spill !== undefined;
      return isSpilled ? spill.read(position - memoryBytes, lengthBytes) : memory.read(position, lengthBytes);
    },
  };
}

/** Keeps every run in memory. */
function memoryRuns(): EventRuns {
  const runs: { start: number; bytes: Uint8Array }[] = [];
  let end = 0;
  return {
    append(bytes) {
      const start = end;
      runs.push({ start, bytes });
      end += bytes.length;
      return start;
    },
    read(position, lengthBytes) {
      const run = runs.findLast(({ start }) => start <= position);
      if (run === undefined) return new Uint8Array(0);
      return run.bytes.subarray(position - run.start, position - run.start + lengthBytes);
    },
  };
}
