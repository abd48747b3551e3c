import { parseFilter, QueryError } from "@stray/report";
import type { Input } from "../terminal/input-decoder.ts";
import { editPrompt } from "./edit-prompt.ts";
import { placeWindow } from "./selection.ts";
import { sortOrders, type TriageModel } from "./triage-model.ts";
import type { Matches, TriageState } from "./triage-state.ts";

/** Opens the filter prompt with the filter in force. */
export function openFilter(state: TriageState): TriageState {
  const query = wantedQuery(state);
  return { ...state, mode: "filter", prompt: { text: query, error: null }, queryBeforePrompt: query };
}

/** Keys of the filter prompt: each one asks for the filter typed so far; Esc goes back to the filter before. */
export function reduceFilterPrompt(model: TriageModel, state: TriageState, input: Input): TriageState {
  const key = input.type === "key" ? input.key : "";
  if (key === "escape" || key === "ctrl-c") {
    return requestFilter(model, { ...state, mode: "list" }, state.queryBeforePrompt);
  }
  if (key === "enter") return state.prompt.error ? state : { ...state, mode: "list" };
  const text = editPrompt(state.prompt.text, input);
  return text === state.prompt.text ? state : requestFilter(model, state, text);
}

/** Asks for a filter. A blank one is in force at once; one that cannot be read leaves the list as it was. */
function requestFilter(model: TriageModel, state: TriageState, text: string): TriageState {
  const error = filterError(text);
  const asked = { ...state, prompt: { text, error } };
  if (error !== null) return { ...asked, pending: null };
  if (text.trim() === "") return applyMatches(model, asked, { query: "", matches: null });
  if (text === state.query) return { ...asked, pending: null };
  return { ...asked, pending: { query: text, share: 0 } };
}

/** Shows every session again. */
export function clearFilter(model: TriageModel, state: TriageState): TriageState {
  return wantedQuery(state) === "" ? state : applyMatches(model, state, { query: "", matches: null });
}

/** Puts a filter that was worked out in force, from the first row on. */
export function applyMatches(
  model: TriageModel,
  state: TriageState,
  { query, matches }: { query: string; matches: Matches | null },
): TriageState {
  const visible = visibleIn(model, state.sort, matches);
  return placeWindow(model, {
    ...state,
    query,
    matches,
    visible,
    pending: null,
    cursor: 0,
    offset: 0,
    detailOffset: 0,
  });
}

/** The next sort order, with the cursor on the first row. */
export function resort(model: TriageModel, state: TriageState): TriageState {
  const sort = sortOrders[(sortOrders.indexOf(state.sort) + 1) % sortOrders.length] ?? "score";
  const visible = visibleIn(model, sort, state.matches);
  return placeWindow(model, { ...state, sort, visible, cursor: 0, offset: 0, detailOffset: 0 });
}

function visibleIn(model: TriageModel, sort: TriageState["sort"], matches: Matches | null): readonly number[] {
  const order = model.orders[sort];
  return matches ? order.filter((index) => matches[index] === 1) : order;
}

function wantedQuery({ pending, query }: TriageState): string {
  return pending ? pending.query : query;
}

function filterError(text: string): string | null {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
}
