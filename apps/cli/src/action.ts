import type { CliContext } from "./cli-context.ts";
import { type ExitCode, exitCodeOfError, exitCodes } from "./exit-codes.ts";
import type { CommonFlags } from "./flags.ts";

/** Runs a command's body and hands its exit code on; an error becomes one line on stderr and its code. */
export async function perform(
  context: CliContext,
  { debug }: Pick<CommonFlags, "debug">,
  finish: (code: ExitCode) => void,
  body: () => Promise<ExitCode>,
): Promise<void> {
  try {
    finish(await body());
  } catch (error) {
    finish(exitCodeOfError(error) ?? exitCodes.internal);
    const { errorText } = await import("./output/error-text.ts");
    context.stderr.write(errorText(error, { debug: debug === true }));
  }
}
