import { EvidenceError } from "@stray/evidence";
import { terminalText } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { problemLines } from "./problem-lines.ts";

/** An error as the user should see it: what, where and what to do; the stack only with `debug`. */
export function errorText(error: unknown, { code, debug }: { code: ExitCode; debug: boolean }): string {
  if (code === exitCodes.interrupted) return "stray: stopped\n";
  const message = error instanceof Error ? error.message : String(error);
  const advice = code === exitCodes.internal && !debug ? " (an internal error; --debug shows where)" : "";
  const stack = debug && error instanceof Error ? `${error.stack}\n` : "";
  return `stray: ${terminalText(message)}${advice}\n${problemLines(problemsOf(error)).join("")}${stack}`;
}

/** The places that an EvidenceError names. */
function problemsOf(error: unknown): readonly ReadProblem[] {
  return error instanceof EvidenceError ? error.problems : [];
}
