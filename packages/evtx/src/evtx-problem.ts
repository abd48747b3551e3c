/** Damage as a value. */
export interface EvtxProblem {
  code: string;
  /** `lost`: a record or a part of one could not be read; `note`: nothing was lost. */
  level: "lost" | "note";
  chunk: number | null;
  /** Byte offset in the file. */
  offset: number;
  bytesLost: number | null;
  /** Record-header id of the last record that was read before. */
  lastGoodRecordId: number | null;
  text: string;
}

/** Problems of one code that are told one by one; a noisy kind must not hide another, nor fill memory. */
const maxPerCode = 100;

/** Hands problems on, up to a number per code, and tells at the end how many more there were. */
export class ProblemLog {
  readonly #onProblem: (problem: EvtxProblem) => void;
  readonly #counts = new Map<string, number>();
  readonly #lastOfCode = new Map<string, EvtxProblem>();

  constructor(onProblem: (problem: EvtxProblem) => void) {
    this.#onProblem = onProblem;
  }

  add(problem: EvtxProblem): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= maxPerCode) this.#onProblem(problem);
    else this.#lastOfCode.set(problem.code, problem);
  }

  /** Tells, once per code, what was not told one by one: the last place, and how many. */
  finish(): void {
    for (const [code, last] of this.#lastOfCode) {
      const suppressed = (this.#counts.get(code) ?? 0) - maxPerCode;
      this.#onProblem({ ...last, bytesLost: null, text: `${suppressed} more of this kind; the last: ${last.text}` });
    }
  }
}
