import type { LogonSession } from "@stray/schemas";

/** What an analyst must know of a session that ends before it starts. */
export const clockSetBack =
  "the computer's clock was set back in between, so that the end is written earlier than the start; durations leave such steps out";

/** True where the written end of a session rebuilt from logs lies before its start. */
export function endsBeforeStart({ startTime, endTime, given }: LogonSession): boolean {
  return given === null && startTime !== null && endTime !== null && sortable(endTime) < sortable(startTime);
}

/** UTC timestamps compare as text once the closing Z is off. */
function sortable(timestamp: string): string {
  return timestamp.slice(0, -1);
}
