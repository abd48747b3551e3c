import { FilesError } from "./errors.ts";

/**
 * How much compressed evidence may grow. Event logs shrink to a tenth, mostly empty ones to a hundredth; what grows
 * more than 200 times beyond the first GiB is made to fill a disk or an afternoon.
 */
export const inflateLimits = { entries: 100_000, freeBytes: 1 << 30, ratio: 200 };

/** The most bytes that so many compressed bytes may become. */
export function mostInflatedBytes(compressedBytes: number): number {
  return inflateLimits.freeBytes + inflateLimits.ratio * compressedBytes;
}

/** Passes chunks on until they are more than `most` bytes; then it throws. */
export async function* limited(chunks: AsyncIterable<Uint8Array>, most: () => number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most())
      throw new FilesError("cannotRead", "Reading stopped here: it inflates to far more than a log would.");
    yield chunk;
  }
}
