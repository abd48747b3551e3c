import { rebuildSessions } from "@stray/evidence";
import { formatSessionFile, formatTakajo } from "@stray/report";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { SessionsFlags } from "../flags.ts";
import { countingNamed, isLoss, problemLines } from "../output/problem-lines.ts";
import { checkOutput, writeData } from "../output/write-output.ts";
import { readEvidence } from "./read-evidence.ts";

/** Evidence in, every rebuilt session out as a line of JSON, after a header line, or as a row of takajo's CSV. */
export async function sessions(paths: readonly string[], flags: SessionsFlags, context: CliContext): Promise<ExitCode> {
  checkOutput(flags, paths);
  const { timezone = [] } = flags;
  const { result, named } = await readEvidence(paths, flags, context, (sources, evidence) =>
    rebuildSessions(sources, { timezone }, evidence),
  );
  const lines = flags.format === "takajo" ? formatTakajo(result.sessions) : formatSessionFile(result);
  await writeData(lines, flags, context);
  const problems = countingNamed(result.header, named);
  if (!flags.quiet) for (const line of problemLines(problems)) context.stderr.write(line);
  return problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}
