import type { ReadProblem } from "@stray/schemas";

/** Losses of one code that are listed place by place; notes share one line from the start. */
const listedLosses = 10;

/** A problem as a reader meets it: where in its input, and what. */
export interface FoundProblem {
  code: string;
  level: ReadProblem["level"];
  offset?: number | null;
  line?: number | null;
  /** As a function where it takes work: it is made for problems that are listed, of which there may be millions more. */
  text: string | (() => string);
  bytesLost?: number | null;
}

/** The problems of one input: the first places of each kind of loss, then one line that counts the rest. */
export interface ProblemList {
  add(problem: FoundProblem): void;
  /** Those listed, in the order found. */
  list(): ReadProblem[];
  /** What was skipped or lost, the unlisted too; notes do not count. */
  lossCount(): number;
}

interface Place {
  found: number;
  last: ReadProblem;
}

export function createProblemList(source: string): ProblemList {
  const problems: ReadProblem[] = [];
  const places: Record<ReadProblem["level"], Map<string, Place>> = {
    skipped: new Map(),
    lost: new Map(),
    note: new Map(),
  };
  let losses = 0;
  return {
    add(found) {
      if (found.level !== "note") losses += 1;
      const place = places[found.level].get(found.code);
      if (place && place.found > (found.level === "note" ? 0 : listedLosses)) {
        addTo(place.last, found);
        return;
      }
      const last = readProblem(source, found);
      places[found.level].set(found.code, { found: (place?.found ?? 0) + 1, last });
      problems.push(last);
    },
    list: () => problems,
    lossCount: () => losses,
  };
}

function addTo(problem: ReadProblem, found: FoundProblem): void {
  problem.count += 1;
  if (found.bytesLost != null) problem.bytesLost = (problem.bytesLost ?? 0) + found.bytesLost;
}

/** One problem that stands for itself. */
export function readProblem(source: string, { code, level, offset, line, text, bytesLost }: FoundProblem): ReadProblem {
  return {
    code,
    level,
    source,
    offset: offset ?? null,
    line: line ?? null,
    text: typeof text === "string" ? text : text(),
    bytesLost: bytesLost ?? null,
    count: 1,
  };
}
