import type { ByteSource } from "./byte-source.ts";

/** What is read of a Blob: browsers' and Node's are both more than this. */
export interface BlobBytes {
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A Blob as a source, such as the File that was dropped on a page; only the part asked for is in memory. */
export function blobSource(blob: BlobBytes): ByteSource {
  return {
    async read(target, position) {
      const part = new Uint8Array(await blob.slice(position, position + target.length).arrayBuffer());
      target.set(part);
      return part.length;
    },
  };
}
