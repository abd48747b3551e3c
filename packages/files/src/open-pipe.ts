import { Readable } from "node:stream";
import type { OpenEvidence } from "@stray/evidence";
import { containerOfHead } from "./container.ts";
import { inflated } from "./open-gzip.ts";
import { openStream } from "./open-stream.ts";

/** Opens a pipe or standard input for reading once, inflated where what comes through it is gzip. */
export async function openPipe(stream: Readable): Promise<OpenEvidence> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const first = await chunks.next().catch(() => null);
  const all = rejoined(first?.done ? null : (first?.value ?? null), chunks);
  const isGzip = first !== null && !first.done && containerOfHead(first.value) === "gzip";
  return isGzip ? inflated(Readable.from(all)) : openStream(all, () => stream.destroy());
}

async function* rejoined(first: Uint8Array | null, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
