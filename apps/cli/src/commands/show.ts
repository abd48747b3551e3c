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
  checkOutput(flags, [wanted.report]);
  const report = await readReportFile(wanted.report, context);
  const scored = findSession(report, wanted);
  const pieces = flags.format === "json" ? [serializeScoredSession(scored)] : detailText(sessionDetail(scored, report));
  await writeOutput(pieces, flags, context);
  return exitCodes.done;
}

/** By key, or by a rank that no other session shares. */
function findSession({ sessions }: AnalysisReport, wanted: { report: string; key: string }): ScoredSession {
  const byKey = sessions.find(({ session }) => session.sessionKey === wanted.key);
  const ranked = /^\d+$/.test(wanted.key) ? sessions.filter(({ rank }) => rank === Number(wanted.key)) : [];
  const found = byKey ?? (ranked.length === 1 ? ranked[0] : undefined);
  if (found) return found;
  if (ranked.length > 1) throw new UsageError(`${ranked.length} sessions share rank ${wanted.key}: ${keysOf(ranked)}`);
  const similar = sessions.filter(({ session }) => session.sessionKey.includes(wanted.key));
  const hint = similar.length > 0 ? `did you mean ${keysOf(similar)}?` : "`stray scan --format csv` lists the keys";
  throw new UsageError(`${wanted.report} has no session with the key or rank ${wanted.key}; ${hint}`);
}

function keysOf(sessions: readonly ScoredSession[]): string {
  return sessions
    .slice(0, 3)
    .map(({ session }) => session.sessionKey)
    .join(" or ");
}

function* detailText(sections: readonly DetailSection[]): Generator<string> {
  for (const [index, { title, lines }] of sections.entries()) {
    yield `${index === 0 ? "" : "\n"}${title}\n`;
    for (const line of lines) yield `  ${line}\n`;
  }
}
