import type { EvidenceContext, EvidenceSource } from "@stray/evidence";
import { createSha256 } from "@stray/files";
import { formatReport, sealReport } from "@stray/report";
import type { Analysis, AnalysisOptions, AnalysisReport, ScoredSession } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { RankFlags } from "../flags.ts";
import { parseAnalysisOptions } from "../options/analysis-options.ts";
import { parseView } from "../options/report-view.ts";
import { countingNamed, isLoss, problemLines } from "../output/problem-lines.ts";
import { plainStyle, terminalStyle } from "../output/terminal-style.ts";
import { checkOutput, outputFile, writeData, writeOutput } from "../output/write-output.ts";
import { unusedZoneLines } from "../output/zone-lines.ts";
import { readEvidence } from "./read-evidence.ts";
import { readReferenceFlags } from "./read-references.ts";
import { startRun } from "./start-run.ts";

type Analyze = (
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  evidence: EvidenceContext,
) => Promise<Analysis>;

/** What `scan` and `score` do: analyze the paths, print the report, tell of losses, choose the exit code. */
export async function rankSessions(
  analyze: Analyze,
  paths: readonly string[],
  flags: RankFlags,
  context: CliContext,
): Promise<ExitCode> {
  const asked = parseAnalysisOptions(flags);
  const view = parseView(flags);
  checkOutput(flags, paths);
  const { references, options } = await readReferenceFlags(flags, asked);
  const runSoFar = startRun(context);
  const { result, named } = await readEvidence(paths, flags, context, (sources, evidence) =>
    analyze(sources, options, { ...evidence, references }),
  );
  const report = sealReport(result, runSoFar(), createSha256);
  const style = outputFile(flags) === null ? terminalStyle(context.stdout, flags, context) : plainStyle;
  const write = flags.format === "table" ? writeOutput : writeData;
  await write(formatReport(report, flags.format, { ...view, ...style }), flags, context);
  const problems = countingNamed(report, named);
  const lines = flags.quiet ? [] : [...problemLines(problems), ...unusedZoneLines(report)];
  for (const line of lines) context.stderr.write(line);
  return exitCodeOf({ ...report, problems }, flags);
}

/** 1 wins over 3: whoever asks with --fail-on wants to know of findings first. */
function exitCodeOf(
  { sessions, problems }: Pick<AnalysisReport, "sessions" | "problems">,
  { failOn }: RankFlags,
): ExitCode {
  const isFailing = ({ level, knownGood }: ScoredSession) =>
    knownGood === null && (level === "high" || level === failOn);
  if (failOn !== undefined && sessions.some(isFailing)) return exitCodes.findings;
  return problems.some(isLoss) ? exitCodes.incomplete : exitCodes.done;
}
