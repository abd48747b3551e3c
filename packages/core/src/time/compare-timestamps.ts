import { compareText } from "../compare-text.ts";

/** Earlier first, an unknown one last. Without their Z, timestamps of any precision sort by code unit as moments do. */
export function compareTimestamps(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.length === b.length ? compareText(a, b) : compareText(a.slice(0, -1), b.slice(0, -1));
}
