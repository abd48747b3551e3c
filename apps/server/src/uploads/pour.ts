import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { ProblemError } from "../problems/problem-error.ts";

export interface PourLimits {
  maxBytes: number;
  /** The longest silence of the client. */
  idleMs: number;
  /** What the client sends at least, on average over each `idleMs`; a byte now and then would hold its place for ever. */
  minBytesPerSecond: number;
  /** Called for each chunk before it is passed on; throws when there is no room for it. */
  takeBytes: (bytes: number) => void;
  /** Aborted here when the client stalls, and by the caller when the sink's own work fails. */
  abort: AbortController;
}

/** Streams a request's body into `sink`, counting what really comes: a chunked body tells no length beforehand. */
export async function pour(body: ReadableStream, sink: Writable, limits: PourLimits): Promise<void> {
  const { maxBytes, idleMs, minBytesPerSecond, takeBytes, abort } = limits;
  const idle = setTimeout(() => abort.abort(stalled(idleMs)), idleMs);
  let bytes = 0;
  let bytesAtLastCheck = 0;
  const pace = setInterval(() => {
    const minBytes = (minBytesPerSecond * idleMs) / 1000;
    if (bytes - bytesAtLastCheck < minBytes) abort.abort(tooSlow(minBytesPerSecond));
    bytesAtLastCheck = bytes;
  }, idleMs);
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      idle.refresh();
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      takeBytes(chunk.length);
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.fromWeb(body), counted, sink, { signal: abort.signal });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearTimeout(idle);
    clearInterval(pace);
  }
}

/** Refuses before a byte is read where the client tells the length. */
export function checkDeclaredLength(contentLength: string | null, maxBytes: number): void {
  if (Number(contentLength ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError("bodyTooLarge", `This takes at most ${maxBytes} bytes.`);
}

function stalled(idleMs: number): ProblemError {
  return new ProblemError("requestStalled", `No byte came for ${idleMs} ms.`);
}

function tooSlow(minBytesPerSecond: number): ProblemError {
  return new ProblemError("requestStalled", `Send at least ${minBytesPerSecond} bytes per second.`);
}
