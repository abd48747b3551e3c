import { computerKey } from "@stray/core";
import { terminalText } from "@stray/report";
import type { AnalysisReport } from "@stray/schemas";

/** A line for each `--timezone COMPUTER=ZONE` whose computer is not in the evidence: mistyped, it would change nothing. */
export function unusedZoneLines({ options, computers }: Pick<AnalysisReport, "options" | "computers">): string[] {
  const known = new Set(computers.flatMap(({ computer, aliases }) => [computer, ...aliases]).map(computerKey));
  return options.timezone
    .filter((entry) => entry.includes("=") && !known.has(computerKey(entry.slice(0, entry.indexOf("=")))))
    .map((entry) => `stray: note: --timezone ${terminalText(entry)}: no computer of this name is in the evidence\n`);
}
