import type { Run } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";

/** Starts a stopwatch; the function returned tells of the run so far. */
export function startRun({ arguments: commandLine, node, platform }: CliContext): () => Run {
  const started = new Date().toISOString();
  const startedMs = performance.now();
  return () => ({
    frontend: "cli",
    arguments: [...commandLine],
    started,
    elapsedMs: Math.round(performance.now() - startedMs),
    node,
    platform,
  });
}
