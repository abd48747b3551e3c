import { once } from "node:events";
import type { EvidenceContext, EvidenceSource } from "@stray/evidence";
import { crc32, createEventSpill, createSha256, openPaths } from "@stray/files";
import type { CliContext } from "../cli-context.ts";
import type { ProgressFlags } from "../flags.ts";
import { Cancelled } from "../output/cancelled.ts";
import { createProgressLine } from "../output/progress-line.ts";

/** What was read, and the names of the inputs that PATHs name; the others were met while walking a folder. */
interface EvidenceReading<Result> {
  result: Result;
  named: ReadonlySet<string>;
}

/** Opens the paths and calls `read` with them and with what it may use, a progress line standing meanwhile. */
export async function readEvidence<Result>(
  paths: readonly string[],
  flags: ProgressFlags,
  context: CliContext,
  read: (sources: readonly EvidenceSource[], evidence: EvidenceContext) => Promise<Result>,
): Promise<EvidenceReading<Result>> {
  const { sources, problems } = await openPaths(paths);
  const line = createProgressLine(flags, context);
  const { version, cancellation } = context;
  const isCancelled = () => cancellation.aborted;
  const spill = createEventSpill();
  try {
    const lent = { version, createSha256, crc32, problems, spill, onProgress: line.update, isCancelled };
    const reading = read(sources, lent);
    const result = await Promise.race([reading, rejectOnceCancelled(cancellation)]);
    return { result, named: new Set(sources.filter(({ given }) => given).map(({ name }) => name)) };
  } finally {
    spill.close();
    line.clear();
  }
}

/** A pipe that stays silent would keep the reader from looking whether it is cancelled. */
async function rejectOnceCancelled(cancellation: AbortSignal): Promise<never> {
  if (!cancellation.aborted) await once(cancellation, "abort");
  throw new Cancelled();
}
