import { once } from "node:events";
import { analyzeEvidence } from "@stray/evidence";
import { createSha256 } from "@stray/files";
import { sealReport } from "@stray/report";
import type { AnalysisReport } from "@stray/schemas";
import { requireTerminal, runTriage } from "@stray/tui";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { TriageFlags } from "../flags.ts";
import { parseAnalysisOptions } from "../options/analysis-options.ts";
import { readEvidence } from "./read-evidence.ts";
import { readReferenceFlags } from "./read-references.ts";
import { isReportFile, readReportFile } from "./read-report-file.ts";
import { startRun } from "./start-run.ts";

/** The triage app on a report, or on evidence that is analyzed first. */
export async function triage(paths: readonly string[], flags: TriageFlags, context: CliContext): Promise<ExitCode> {
  const { stdin, stdout, stderr, environment, platform, cancellation } = context;
  requireTerminal({ stdin, stdout });
  const report = await reportOf(paths, flags, context);
  const sourceLabel = paths.join(" ");
  const streams = { stdin, stdout, stderr };
  const triaged = runTriage({ report, sourceLabel, streams, environment, platform });
  // The app restores the terminal by itself on a signal, but does not end.
  await Promise.race([triaged, cancellation.aborted || once(cancellation, "abort")]);
  return exitCodes.done;
}

async function reportOf(paths: readonly string[], flags: TriageFlags, context: CliContext): Promise<AnalysisReport> {
  const [path = "", ...others] = paths;
  if (others.length === 0 && (await isReportFile(path))) return readReportFile(path, context);
  const { references, options } = await readReferenceFlags(flags, parseAnalysisOptions(flags));
  const runSoFar = startRun(context);
  const { result } = await readEvidence(paths, flags, context, (sources, evidence) =>
    analyzeEvidence(sources, options, { ...evidence, references }),
  );
  return sealReport(result, runSoFar(), createSha256);
}
