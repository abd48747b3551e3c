import type { EvidenceSources } from "@stray/evidence";

/** PATHs as given to sources in name order; what cannot be reached becomes a problem, so it never throws for a bad path. */
export async function openPaths(_paths: readonly string[]): Promise<EvidenceSources> {
  throw new Error("not built yet");
}
