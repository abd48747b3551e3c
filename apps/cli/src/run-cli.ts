import { CommanderError } from "@commander-js/extra-typings";
import type { CliContext } from "./cli-context.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

/** Runs the command line that the context holds; resolves to the exit code and never rejects for bad usage or input. */
export async function runCli(context: CliContext): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(context, (finished) => {
    code = finished;
  });
  try {
    await program.parseAsync(context.arguments, { from: "user" });
    return code;
  } catch (error) {
    // Commander has told what is wrong; help and version come here too, with its code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    throw error;
  }
}
