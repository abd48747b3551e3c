import { createHash } from "node:crypto";
import type { EvidenceContext } from "@stray/evidence";

/** SHA-256 by node:crypto, for the packages that may not import it. */
export const createSha256: EvidenceContext["createSha256"] = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
};
