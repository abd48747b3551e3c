import { readEvents } from "@stray/evidence";
import { formatEvent } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { LinesFlags } from "../flags.ts";
import { linesFrom } from "../output/lines-from.ts";
import { isLoss, problemLines } from "../output/problem-lines.ts";
import { checkOutput, writeOutput } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Evidence in, every normalized event out as a line of JSON, while the reading goes on. */
export async function events(paths: readonly string[], flags: LinesFlags, context: CliContext): Promise<ExitCode> {
  checkOutput(flags);
  const { timezone = [] } = flags;
  let problems: readonly ReadProblem[] = [];
  const lines = linesFrom(async (push, abandoned) => {
    const cancellation = AbortSignal.any([context.cancellation, abandoned]);
    const reading = readEvidence(paths, flags, { ...context, cancellation }, (sources, evidence) =>
      readEvents(sources, { timezone }, evidence, (event) => push(formatEvent(event))),
    );
    problems = (await reading).problems;
  });
  await writeOutput(lines, flags, context);
  if (!flags.quiet) for (const line of problemLines(problems)) context.stderr.write(line);
  return problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}
