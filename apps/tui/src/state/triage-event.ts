import type { Input } from "../terminal/input-decoder.ts";
import type { TerminalSize } from "./layout.ts";
import type { Matches } from "./triage-state.ts";

/** Everything that can happen to the app: input, a new size, and the outcomes of filtering and exporting. */
export type TriageEvent =
  | { type: "input"; inputs: readonly Input[] }
  | { type: "resized"; size: TerminalSize }
  | { type: "filterProgressed"; query: string; share: number }
  | { type: "filtered"; query: string; matches: Matches }
  | { type: "exported"; path: string }
  | { type: "exportFailed"; reason: string };
