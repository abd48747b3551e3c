import type { Chunk } from "./chunk.ts";
import type { EvtxProblem, ProblemLog } from "./evtx-problem.ts";

/** Reports problems of the current chunk: what stands where, and after which record. */
export class ChunkProblems {
  readonly #problems: ProblemLog;
  #chunk: Pick<Chunk, "number" | "fileOffset"> = { number: 0, fileOffset: 0 };
  /** Not a number before the first. */
  #lastGoodRecordId = Number.NaN;

  constructor(problems: ProblemLog) {
    this.#problems = problems;
  }

  useChunk(chunk: Chunk): void {
    this.#chunk = chunk;
  }

  goodRecord(headerRecordId: number): void {
    this.#lastGoodRecordId = headerRecordId;
  }

  /** Something is not as it should be, but nothing was lost. `offset` is in the chunk. */
  note(code: string, offset: number, text: string): void {
    this.#add({ code, level: "note", bytesLost: null, text }, offset);
  }

  /** A record or a part of one is lost; `bytesLost` is null where only its extent is unknown. */
  lost(code: string, offset: number, bytesLost: number | null, text: string): void {
    this.#add({ code, level: "lost", bytesLost, text }, offset);
  }

  #add(problem: Pick<EvtxProblem, "code" | "level" | "bytesLost" | "text">, offset: number): void {
    const { number, fileOffset } = this.#chunk;
    const lastGoodRecordId = Number.isNaN(this.#lastGoodRecordId) ? null : this.#lastGoodRecordId;
    this.#problems.add({ ...problem, chunk: number, offset: fileOffset + offset, lastGoodRecordId });
  }
}
