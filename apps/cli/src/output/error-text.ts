import { EvidenceError } from "@stray/evidence";
import { terminalText } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";
import { exitCodeOfError, exitCodes } from "../exit-codes.ts";
import { problemLines } from "./problem-lines.ts";

/** An error as the user should see it: what, where and what to do; the stack only with `debug`. */
export function errorText(error: unknown, { debug }: { debug: boolean }): string {
  const code = exitCodeOfError(error);
  if (code === exitCodes.interrupted) return "stray: stopped\n";
  const message = error instanceof Error ? error.message : String(error);
  const advice = code === null && !debug ? " (an error of Stray itself; --debug shows where)" : "";
  const stack = debug && error instanceof Error ? `${error.stack}\n` : "";
  return `stray: ${terminalText(message)}${advice}\n${problemLines(furtherProblems(error)).join("")}${stack}`;
}

/** An EvidenceError's message tells the first of its problems. */
function furtherProblems(error: unknown): readonly ReadProblem[] {
  return error instanceof EvidenceError ? error.problems.slice(1) : [];
}
