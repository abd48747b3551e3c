import { createReadStream } from "node:fs";
import { pipeline, type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import type { OpenEvidence } from "@stray/evidence";
import { limited, mostInflatedBytes } from "./inflate-limits.ts";
import { openStream } from "./open-stream.ts";

/** Opens a gzip file as what it holds, inflated while it is read. */
export async function openGzip(path: string): Promise<OpenEvidence> {
  return inflated(createReadStream(path));
}

/** A stream of gzip, inflated; one that ends too soon or is damaged fails where it does. */
export function inflated(compressed: Readable): OpenEvidence {
  let compressedBytes = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      compressedBytes += chunk.length;
      done(null, chunk);
    },
  });
  // Errors of any part reach whoever reads the last.
  const gunzip = pipeline(compressed, counter, createGunzip(), () => {});
  return openStream(
    limited(gunzip, () => mostInflatedBytes(compressedBytes)),
    () => gunzip.destroy(),
  );
}
