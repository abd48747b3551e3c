import type { ScoredSession } from "@stray/schemas";

export type SortOrder = "score" | "severity" | "time";

/** A compiled filter such as `account:bob score>2 !kind:activity`. */
export type SessionFilter = (scored: ScoredSession) => boolean;

/** Compiles a filter; throws QueryError naming the term and the terms there are. */
export function parseFilter(_query: string): SessionFilter {
  throw new Error("not built yet");
}

/** Indices into `sessions` that pass the filter, in the wanted order. */
export function selectSessions(
  _sessions: readonly ScoredSession[],
  _selection: { filter?: SessionFilter; sort?: SortOrder },
): number[] {
  throw new Error("not built yet");
}
