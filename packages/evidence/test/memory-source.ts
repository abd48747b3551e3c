import { createHash } from "node:crypto";
import type { EvidenceContext, EvidenceSource } from "../src/index.ts";

/** Bytes as an input; `blockBytes` limits what one read gives, as a pipe does. */
export function memorySource(
  name: string,
  content: string | Uint8Array,
  options: Partial<EvidenceSource> = {},
): EvidenceSource {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    name,
    given: true,
    sizeBytes: bytes.length,
    open: async () => ({
      async read(target, position) {
        const part = bytes.subarray(position, position + target.length);
        target.set(part);
        return part.length;
      },
      close: async () => {},
    }),
    ...options,
  };
}

/** A frontend's part, for tests. */
export function testContext(options: Partial<EvidenceContext> = {}): EvidenceContext {
  return {
    version: "1.2.3",
    createSha256() {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
    },
    ...options,
  };
}
