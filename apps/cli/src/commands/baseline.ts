import { formatBaseline, learnFromEvidence } from "@stray/evidence";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { BaselineFlags } from "../flags.ts";
import { parseAnalysisOptions } from "../options/analysis-options.ts";
import { isLoss, problemLines } from "../output/problem-lines.ts";
import { checkOutput, writeOutput } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Known-good evidence in, what its sessions look like out, for `--baseline`. */
export async function baseline(paths: readonly string[], flags: BaselineFlags, context: CliContext): Promise<ExitCode> {
  const options = parseAnalysisOptions(flags);
  checkOutput(flags);
  const learned = await readEvidence(paths, flags, context, (sources, evidence) =>
    learnFromEvidence(sources, options, evidence),
  );
  await writeOutput(formatBaseline(learned.baseline), flags, context);
  if (!flags.quiet) for (const line of problemLines(learned.problems)) context.stderr.write(line);
  return learned.problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}
