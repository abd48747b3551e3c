import type { AnalysisReport } from "@stray/schemas";

/** What the triage app needs of the world around it. */
export interface TriageOptions {
  report: AnalysisReport;
}

/** Runs the triage app on the terminal until the analyst quits. */
export async function runTriage(_options: TriageOptions): Promise<void> {
  throw new Error("not built yet");
}
