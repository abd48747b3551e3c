import { type EvidenceContext, type EvidenceSource, readEvents, readRawEvents } from "@stray/evidence";
import type { OutputPiece } from "@stray/files";
import { formatEvent } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { EventsFlags } from "../flags.ts";
import { linesFrom } from "../output/lines-from.ts";
import { countingNamed, isLoss, problemLines } from "../output/problem-lines.ts";
import { checkOutput, writeData } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Evidence in, every event out as a line of JSON, normalized or (`--raw`) whole, while the reading goes on. */
export async function events(paths: readonly string[], flags: EventsFlags, context: CliContext): Promise<ExitCode> {
  checkOutput(flags, paths);
  let problems: readonly ReadProblem[] = [];
  const lines = linesFrom(async ({ push, taken, abandoned }) => {
    const cancellation = AbortSignal.any([context.cancellation, abandoned]);
    const reading = readEvidence(paths, flags, { ...context, cancellation }, (sources, evidence) =>
      readLines(paced(sources, taken), flags, evidence, push),
    );
    const { result, named } = await reading;
    problems = countingNamed(result, named);
  });
  await writeData(lines, flags, context);
  if (!flags.quiet) for (const line of problemLines(problems)) context.stderr.write(line);
  return problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}

function readLines(
  sources: readonly EvidenceSource[],
  { raw = false, timezone = [] }: EventsFlags,
  evidence: EvidenceContext,
  push: (lines: OutputPiece) => void,
) {
  if (raw) return readRawEvents(sources, evidence, (lines) => push(lines.slice()));
  return readEvents(sources, { timezone }, evidence, (event) => push(formatEvent(event)));
}

/** The same sources, read no faster than their lines are taken: a slow reader of stdout must not fill memory. */
function paced(sources: readonly EvidenceSource[], taken: () => Promise<void>): EvidenceSource[] {
  return sources.map((source) => ({
    ...source,
    async open() {
      const evidence = await source.open();
      return {
        async read(target, position) {
          await taken();
          return await evidence.read(target, position);
        },
        close: () => evidence.close(),
      };
    },
  }));
}
