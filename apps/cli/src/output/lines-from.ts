import type { OutputPiece } from "@stray/files";

/** What a producer of lines is given. */
export interface LineSink {
  /** Takes a line or more, whole. */
  push(lines: OutputPiece): void;
  /** Resolves once all that was pushed is taken: a producer that waits for it now and then keeps memory bounded. */
  taken(): Promise<void>;
  /** Aborted when the loop stops early. */
  abandoned: AbortSignal;
}

/**
 * Lines that a callback gets, as an async loop takes them: what has gathered, in order, then the producer's error if it
 * failed.
 */
export async function* linesFrom(produce: (sink: LineSink) => Promise<void>): AsyncGenerator<OutputPiece> {
  const abandoned = new AbortController();
  let gathered: OutputPiece[] = [];
  let hasEnded = false;
  let wake = () => {};
  let tellTaken = () => {};
  const sink: LineSink = {
    push(lines) {
      const last = gathered.at(-1);
      if (typeof last === "string" && typeof lines === "string") gathered[gathered.length - 1] = last + lines;
      else gathered.push(lines);
      wake();
    },
    async taken() {
      if (gathered.length === 0 || abandoned.signal.aborted) return;
      await new Promise<void>((resolve) => (tellTaken = resolve));
    },
    abandoned: abandoned.signal,
  };
  const producing = produce(sink).finally(() => {
    hasEnded = true;
    wake();
  });
  // Its error is awaited below; until then Node must not take it for one that nobody handles.
  producing.catch(() => {});
  try {
    while (!hasEnded || gathered.length > 0) {
      if (gathered.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const batch = gathered;
      gathered = [];
      tellTaken();
      yield* batch;
    }
    await producing;
  } finally {
    abandoned.abort();
    tellTaken();
  }
}
