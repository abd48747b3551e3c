import type { ScoredSession } from "@stray/schemas";
import { type Layout, layoutOf } from "./layout.ts";
import type { TriageModel } from "./triage-model.ts";
import type { TriageState } from "./triage-state.ts";
import { clampOffset, showCursor } from "./viewport.ts";

/** The session under the cursor; undefined when no session is visible. */
export function selectedSession(model: TriageModel, state: TriageState): ScoredSession | undefined {
  const index = state.visible[state.cursor];
  return index === undefined ? undefined : model.sessions[index];
}

/** Where things are in the frame of this state. */
export function layoutOfState({ size, detailOpen }: TriageState): Layout {
  return layoutOf(size, detailOpen);
}

/** Puts cursor and scroll positions back inside their lists after anything changed these. */
export function placeWindow(model: TriageModel, state: TriageState): TriageState {
  const { list, detail } = layoutOfState(state);
  const shown = { ...state, ...showCursor(state, state.visible.length, Math.max(1, list.height)) };
  if (!detail) return { ...shown, detailOffset: 0 };
  const lineCount = model.detailOf(selectedSession(model, shown), detail.width).length;
  return { ...shown, detailOffset: clampOffset(state.detailOffset, lineCount, detail.height) };
}
