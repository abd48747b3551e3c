import type { SortOrder } from "@stray/report";
import type { TerminalSize } from "./layout.ts";
import type { TriageModel } from "./triage-model.ts";
import type { Viewport } from "./viewport.ts";

/** Where keys go. */
export type Mode = "list" | "filter" | "export" | "help";

/** Which sessions pass the filter, by session index: 1 for those that do. */
export type Matches = Uint8Array;

/** A line of input under the list. */
interface Prompt {
  text: string;
  error: string | null;
}

/** The last outcome, shown in the footer until the next key. */
interface Notice {
  kind: "done" | "failed";
  text: string;
}

/** All that a frame depends on, beside the model. Only `reduceTriage` makes a new one. */
export interface TriageState extends Viewport {
  size: TerminalSize;
  mode: Mode;
  sort: SortOrder;
  /** The filter that `matches` stands for; "" for none. */
  query: string;
  matches: Matches | null;
  /** A filter that is being worked out, and the share of sessions it has seen (0 to 1). */
  pending: { query: string; share: number } | null;
  /** Session indices in the wanted order. */
  visible: readonly number[];
  detailOpen: boolean;
  detailOffset: number;
  helpOffset: number;
  prompt: Prompt;
  /** The filter to go back to when the prompt is cancelled. */
  queryBeforePrompt: string;
  notice: Notice | null;
  /** Where the report is being written. */
  exportingTo: string | null;
  isDone: boolean;
}

/** The first frame: every session by score, nothing open. */
export function firstState(model: TriageModel, size: TerminalSize): TriageState {
  return {
    size,
    mode: "list",
    sort: "score",
    query: "",
    matches: null,
    pending: null,
    visible: model.orders.score,
    cursor: 0,
    offset: 0,
    detailOpen: false,
    detailOffset: 0,
    helpOffset: 0,
    prompt: { text: "", error: null },
    queryBeforePrompt: "",
    notice: null,
    exportingTo: null,
    isDone: false,
  };
}
