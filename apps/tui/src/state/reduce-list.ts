import type { Input } from "../terminal/input-decoder.ts";
import { type ActionId, actionOf } from "./actions.ts";
import { openExport } from "./reduce-export.ts";
import { clearFilter, openFilter, resort } from "./reduce-filter.ts";
import { layoutOfState, placeWindow } from "./selection.ts";
import type { TriageModel } from "./triage-model.ts";
import type { TriageState } from "./triage-state.ts";

type Step = (model: TriageModel, state: TriageState) => TriageState;

const steps: Readonly<Record<ActionId, Step>> = {
  moveDown: (model, state) => moveCursor(model, state, 1),
  moveUp: (model, state) => moveCursor(model, state, -1),
  pageDown: (model, state) => moveCursor(model, state, pageOf(state)),
  pageUp: (model, state) => moveCursor(model, state, -pageOf(state)),
  first: (model, state) => moveCursor(model, state, -state.visible.length),
  last: (model, state) => moveCursor(model, state, state.visible.length),
  detail: (model, state) => placeWindow(model, { ...state, detailOpen: !state.detailOpen }),
  halfDown: (model, state) => moveHalf(model, state, 1),
  halfUp: (model, state) => moveHalf(model, state, -1),
  lineDown: (model, state) => scrollDetail(model, state, 1),
  lineUp: (model, state) => scrollDetail(model, state, -1),
  filter: (_model, state) => openFilter(state),
  sort: (model, state) => resort(model, state),
  export: (_model, state) => openExport(state),
  help: (_model, state) => ({ ...state, mode: "help", helpOffset: 0 }),
  back: stepBack,
  quit: (_model, state) => ({ ...state, isDone: true }),
};

/** Keys of the list. A paste is no command: it does nothing. */
export function reduceList(model: TriageModel, state: TriageState, input: Input): TriageState {
  const action = input.type === "key" ? actionOf(input.key) : undefined;
  return action ? steps[action](model, state) : state;
}

function moveCursor(model: TriageModel, state: TriageState, by: number): TriageState {
  const last = Math.max(0, state.visible.length - 1);
  const cursor = Math.max(0, Math.min(state.cursor + by, last));
  const detailOffset = cursor === state.cursor ? state.detailOffset : 0;
  return placeWindow(model, { ...state, cursor, detailOffset });
}

function moveHalf(model: TriageModel, state: TriageState, direction: 1 | -1): TriageState {
  const { detail } = layoutOfState(state);
  const height = detail ? detail.height : pageOf(state);
  const by = direction * Math.max(1, Math.floor(height / 2));
  return detail ? scrollDetail(model, state, by) : moveCursor(model, state, by);
}

function scrollDetail(model: TriageModel, state: TriageState, by: number): TriageState {
  return placeWindow(model, { ...state, detailOffset: Math.max(0, state.detailOffset + by) });
}

function stepBack(model: TriageModel, state: TriageState): TriageState {
  if (state.detailOpen) return placeWindow(model, { ...state, detailOpen: false });
  return clearFilter(model, state);
}

function pageOf(state: TriageState): number {
  return Math.max(1, layoutOfState(state).list.height);
}
