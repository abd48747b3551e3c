import type { AnalysisOptions, LogonSession } from "@stray/schemas";

/** People's sessions and those asked for; given lists and profile `classic` are scored whole. */
export function isScoredTest({ profile, include }: Pick<AnalysisOptions, "profile" | "include">) {
  const kinds = new Set<string>(["user", ...include]);
  return ({ given, accountKind }: LogonSession): boolean =>
    profile === "classic" || given !== null || kinds.has(accountKind);
}
