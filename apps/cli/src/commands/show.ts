import { type DetailSection, serializeScoredSession, sessionDetail } from "@stray/report";
import type { AnalysisReport, ScoredSession } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { ShowFlags } from "../flags.ts";
import { checkOutput, writeOutput } from "../output/write-output.ts";
import { UsageError } from "../usage-error.ts";
import { readReportFile } from "./read-report-file.ts";

/** One session of a report, whole. */
export async function show(
  wanted: { report: string; key: string },
  flags: ShowFlags,
  context: CliContext,
): Promise<ExitCode> {
  checkOutput(flags);
  const report = await readReportFile(wanted.report, context);
  const scored = findSession(report, wanted);
  const pieces = flags.format === "json" ? [serializeScoredSession(scored)] : detailText(sessionDetail(scored, report));
  await writeOutput(pieces, flags, context);
  return exitCodes.done;
}

function findSession({ sessions }: AnalysisReport, wanted: { report: string; key: string }): ScoredSession {
  const found = sessions.find(({ session }) => session.sessionKey === wanted.key);
  if (found) return found;
  const similar = sessions.map(({ session }) => session.sessionKey).filter((key) => key.includes(wanted.key));
  const hint =
    similar.length > 0
      ? `did you mean ${similar.slice(0, 3).join(" or ")}?`
      : "`stray scan --format csv` lists the keys";
  throw new UsageError(`${wanted.report} has no session with the key ${wanted.key}; ${hint}`);
}

function* detailText(sections: readonly DetailSection[]): Generator<string> {
  for (const [index, { title, lines }] of sections.entries()) {
    yield `${index === 0 ? "" : "\n"}${title}\n`;
    for (const line of lines) yield `  ${line}\n`;
  }
}
