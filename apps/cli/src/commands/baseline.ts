import { formatBaseline, learnFromEvidence } from "@stray/evidence";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { BaselineFlags } from "../flags.ts";
import { parseAnalysisOptions } from "../options/analysis-options.ts";
import { countingNamed, isLoss, problemLines } from "../output/problem-lines.ts";
import { checkOutput, writeData } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Known-good evidence in, what its sessions look like out, for `--baseline`. */
export async function baseline(paths: readonly string[], flags: BaselineFlags, context: CliContext): Promise<ExitCode> {
  const options = parseAnalysisOptions(flags);
  checkOutput(flags, paths);
  const { result, named } = await readEvidence(paths, flags, context, (sources, evidence) =>
    learnFromEvidence(sources, options, evidence),
  );
  await writeData(formatBaseline(result.baseline), flags, context);
  const problems = countingNamed(result.header, named);
  if (!flags.quiet) for (const line of problemLines(problems)) context.stderr.write(line);
  return problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}
