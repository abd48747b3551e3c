import type { ReadProblem, ReportInput } from "@stray/schemas";
import { EvidenceError } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { createProgressMeter } from "./progress.ts";
import { type ContentSummary, readSource, type SourceContent, type SourceReading } from "./read-source.ts";

export interface SourcesReading {
  inputs: ReportInput[];
  problems: ReadProblem[];
}

/** Understands one input's content; `onRecord` is called for each record, for the progress shown. */
export type ReadContent = (
  source: EvidenceSource,
  content: SourceContent,
  onRecord: () => void,
) => Promise<ContentSummary>;

/**
 * Reads every source to its end, one after the other in name order, whatever the order given. `onAllRead` is called
 * before the inputs are summed up, for what only all of them together can tell.
 */
export async function readSources(
  sources: readonly EvidenceSource[],
  context: EvidenceContext,
  readContent: ReadContent,
  onAllRead: () => void = () => {},
): Promise<SourcesReading> {
  const meter = createProgressMeter(sources, context.onProgress);
  const readings: SourceReading[] = [];
  let records = 0;
  for (const source of sources.toSorted((a, b) => byCodeUnit(a.name, b.name))) {
    const reading = await readSource(source, {
      createSha256: context.createSha256,
      onBytes(bytesRead) {
        throwIfCancelled(context);
        meter.advance(source.name, bytesRead, records);
      },
      readContent: (content) =>
        readContent(source, content, () => {
          records += 1;
        }),
    });
    throwIfCancelled(context);
    meter.finish(source.name, reading.bytes, records);
    readings.push(reading);
  }
  onAllRead();
  const finished = readings.map((reading) => reading.finished());
  const inputs = finished.flatMap(({ input }) => input ?? []);
  const problems = [...(context.problems ?? []), ...finished.flatMap((each) => each.problems)];
  return { inputs: inputs.sort(byNameThenHash), problems: problems.sort(byPlace) };
}

function throwIfCancelled({ isCancelled }: EvidenceContext): void {
  if (isCancelled?.()) throw new EvidenceError("cancelled", "Cancelled.");
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two uploads may share a name. */
function byNameThenHash(a: ReportInput, b: ReportInput): number {
  return byCodeUnit(a.name, b.name) || byCodeUnit(a.sha256, b.sha256);
}

export function byPlace(a: ReadProblem, b: ReadProblem): number {
  return (
    byCodeUnit(a.source, b.source) ||
    (a.offset ?? -1) - (b.offset ?? -1) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    byCodeUnit(a.code, b.code) ||
    byCodeUnit(a.text, b.text)
  );
}
