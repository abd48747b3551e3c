import { open } from "node:fs/promises";
import type { EvidenceSource } from "@stray/evidence";
import type { StoredFile } from "./analysis-job.ts";

/** An uploaded file as evidence, under the name it was sent with; `given` is for exit codes, which a service has none of. */
export function fileSource({ name, path, bytes }: StoredFile): EvidenceSource {
  return {
    name,
    given: false,
    sizeBytes: bytes,
    async open() {
      const file = await open(path, "r");
      return {
        read: async (target, position) => (await file.read(target, 0, target.length, position)).bytesRead,
        close: () => file.close(),
      };
    },
  };
}
