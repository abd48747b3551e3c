import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { ProblemError } from "../problems/problem-error.ts";

export interface PourLimits {
  maxBytes: number;
  /** The longest silence of the client. */
  idleMs: number;
  /** Called for each chunk before it is passed on; throws when there is no room for it. */
  takeBytes: (bytes: number) => void;
  /** Aborted here when the client stalls, and by the caller when the sink's own work fails. */
  abort: AbortController;
}

/** Streams a request's body into `sink`, counting what really comes: a chunked body tells no length beforehand. */
export async function pour(body: ReadableStream, sink: Writable, limits: PourLimits): Promise<void> {
  const { maxBytes, idleMs, takeBytes, abort } = limits;
  const idle = setTimeout(() => abort.abort(stalled(idleMs)), idleMs);
  let bytes = 0;
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
