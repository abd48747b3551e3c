import { evaluateSessionLists } from "@stray/evidence";
import { formatEvaluation } from "@stray/report";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { EvaluateFlags } from "../flags.ts";
import { parseAnalysisOptions } from "../options/analysis-options.ts";
import { checkOutput, writeOutput } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Labelled sessions in, how well each profile finds those labelled true out. */
export async function evaluate(path: string, flags: EvaluateFlags, context: CliContext): Promise<ExitCode> {
  checkOutput(flags, [path]);
  const options = parseAnalysisOptions({ include: flags.include });
  const { result } = await readEvidence([path], flags, context, (sources, evidence) =>
    evaluateSessionLists(sources, options, evidence),
  );
  const pieces = flags.format === "json" ? [`${JSON.stringify(result, null, 2)}\n`] : formatEvaluation(result);
  await writeOutput(pieces, flags, context);
  return exitCodes.done;
}
