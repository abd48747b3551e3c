import { analyzeSessionLists } from "@stray/evidence";
import type { CliContext } from "../cli-context.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { RankFlags } from "../flags.ts";
import { rankSessions } from "./rank-sessions.ts";

/** Session lists in, ranked sessions out. */
export async function score(paths: readonly string[], flags: RankFlags, context: CliContext): Promise<ExitCode> {
  return rankSessions(analyzeSessionLists, paths, flags, context);
}
