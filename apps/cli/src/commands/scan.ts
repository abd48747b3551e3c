import { analyzeEvidence } from "@stray/evidence";
import type { CliContext } from "../cli-context.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { RankFlags } from "../flags.ts";
import { rankSessions } from "./rank-sessions.ts";

/** Evidence in, ranked sessions out. */
export async function scan(paths: readonly string[], flags: RankFlags, context: CliContext): Promise<ExitCode> {
  return rankSessions(analyzeEvidence, paths, flags, context);
}
