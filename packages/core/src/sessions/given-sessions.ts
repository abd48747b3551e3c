import type { LogonSession, OriginalSession } from "@stray/schemas";

/** Sessions of a list in the original tool's shape, as written (`given` keeps its own words). */
export function givenSessions(_list: readonly OriginalSession[]): LogonSession[] {
  throw new Error("not built yet");
}
