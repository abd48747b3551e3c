/**
 * Where packed events are put until their computer is rebuilt. In memory, unless whoever runs the analysis lends a place
 * outside of it.
 */
export interface EventRuns {
  /** Takes a run of bytes and tells where it begins: all that was put before it. */
  append(run: Uint8Array): number;
  /** Bytes of one run. */
  read(position: number, lengthBytes: number): Uint8Array;
}

/** Keeps every run in memory. */
export function memoryRuns(): EventRuns {
  const starts: number[] = [];
  const runs: Uint8Array[] = [];
  let end = 0;
  return {
    append(run) {
      const start = end;
      starts.push(start);
      runs.push(run);
      end += run.length;
      return start;
    },
    read(position, lengthBytes) {
      const index = starts.findLastIndex((start) => start <= position);
      const from = position - (starts[index] ?? 0);
      return runs[index]?.subarray(from, from + lengthBytes) ?? new Uint8Array(0);
    },
  };
}
