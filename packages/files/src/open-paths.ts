import type { EvidenceSource } from "@stray/evidence";

/** PATHs as given to sources in name order. Throws FilesError when a path that was the only one does not exist. */
export async function openPaths(_paths: readonly string[]): Promise<EvidenceSource[]> {
  throw new Error("not built yet");
}
