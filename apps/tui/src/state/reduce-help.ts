import { helpLines } from "../lines/help-lines.ts";
import type { Input } from "../terminal/input-decoder.ts";
import { actionOf } from "./actions.ts";
import { layoutOf } from "./layout.ts";
import type { TriageModel } from "./triage-model.ts";
import type { TriageState } from "./triage-state.ts";
import { clampOffset } from "./viewport.ts";

/** Keys of the help overlay: the list's own keys scroll it, close it or quit. */
export function reduceHelp(_model: TriageModel, state: TriageState, input: Input): TriageState {
  const action = input.type === "key" ? actionOf(input.key) : undefined;
  const { width, height } = layoutOf(state.size, false).list;
  const lineCount = helpLines(width).length;
  const scrollTo = (offset: number) => ({ ...state, helpOffset: clampOffset(offset, lineCount, height) });
  switch (action) {
    case "help":
    case "back":
      return { ...state, mode: "list" };
    case "quit":
      return { ...state, isDone: true };
    case "moveDown":
    case "lineDown":
      return scrollTo(state.helpOffset + 1);
    case "moveUp":
    case "lineUp":
      return scrollTo(state.helpOffset - 1);
    case "pageDown":
    case "halfDown":
      return scrollTo(state.helpOffset + height);
    case "pageUp":
    case "halfUp":
      return scrollTo(state.helpOffset - height);
    case "first":
      return scrollTo(0);
    case "last":
      return scrollTo(lineCount);
    default:
      return state;
  }
}
