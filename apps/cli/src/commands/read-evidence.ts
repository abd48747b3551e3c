import type { EvidenceContext, EvidenceSource } from "@stray/evidence";
import { createSha256, openPaths } from "@stray/files";
import type { CliContext } from "../cli-context.ts";
import type { ProgressFlags } from "../flags.ts";
import { createProgressLine } from "../output/progress-line.ts";

/** Opens the paths and calls `read` with them and with what it may use, a progress line standing meanwhile. */
export async function readEvidence<Result>(
  paths: readonly string[],
  flags: ProgressFlags,
  context: CliContext,
  read: (sources: readonly EvidenceSource[], evidence: EvidenceContext) => Promise<Result>,
): Promise<Result> {
  const { sources, problems } = await openPaths(paths);
  const line = createProgressLine(flags, context);
  const { version, cancellation } = context;
  const isCancelled = () => cancellation.aborted;
  try {
    return await read(sources, { version, createSha256, problems, onProgress: line.update, isCancelled });
  } finally {
    line.clear();
  }
}
