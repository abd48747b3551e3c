import type { Coverage } from "@stray/schemas";

/** Record ids seen in one channel, as runs; what it tells does not depend on the order of adding. */
export interface RecordIdRuns {
  add(recordId: number): void;
  /** The gaps between the runs, in record order. */
  gaps(): Coverage["gaps"];
}

interface Run {
  first: number;
  last: number;
}

const firstCompaction = 1024;

/** Near-sequential ids extend the last run; the list is merged when it doubles, so adding stays near-linear. */
export function createRecordIdRuns(): RecordIdRuns {
  let runs: Run[] = [];
  let compactAt = firstCompaction;

  function compact(): void {
    runs = mergeRuns(runs);
    compactAt = Math.max(firstCompaction, runs.length * 2);
  }

  return {
    add(recordId) {
      const current = runs.at(-1);
      if (current !== undefined && recordId >= current.first && recordId <= current.last + 1) {
        current.last = Math.max(current.last, recordId);
        return;
      }
      runs.push({ first: recordId, last: recordId });
      if (runs.length >= compactAt) compact();
    },
    gaps() {
      compact();
      return runs.slice(1).map((run, index) => {
        const after = runs[index]!.last;
        return { after, before: run.first, missing: run.first - after - 1 };
      });
    },
  };
}

function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.first - b.first)) {
    const previous = merged.at(-1);
    if (previous !== undefined && run.first <= previous.last + 1) previous.last = Math.max(previous.last, run.last);
    else merged.push({ ...run });
  }
  return merged;
}
