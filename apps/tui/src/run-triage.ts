import type { AnalysisReport } from "@stray/schemas";
import { type Environment, glyphsFor, prepareEnvironment } from "./terminal/environment.ts";
import { requireTerminal, type TerminalStreams } from "./terminal/streams.ts";

/** What the triage app needs of the world around it. */
export interface TriageOptions {
  report: AnalysisReport;
  /** What was analyzed, for the title line: the PATHs or the report's name. */
  sourceLabel: string;
  streams: TerminalStreams;
  /** process.env; NO_COLOR and CI in it are translated for Ink, which reads it when imported. */
  environment: Environment;
  /** process.platform */
  platform: string;
}

/** Runs the triage app until the analyst quits. Throws TriageError `noTerminal` where there is no terminal. */
export async function runTriage({ report, sourceLabel, streams, environment, platform }: TriageOptions): Promise<void> {
  requireTerminal(streams);
  prepareEnvironment(environment);
  const [{ showTriage }, { createTriageModel }] = await Promise.all([
    import("./main.tsx"),
    import("./state/triage-model.ts"),
  ]);
  await showTriage(createTriageModel(report, sourceLabel, glyphsFor(environment, platform)), streams);
}
