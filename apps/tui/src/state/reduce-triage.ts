import type { Input } from "../terminal/input-decoder.ts";
import { reduceExport } from "./reduce-export.ts";
import { applyMatches, reduceFilterPrompt } from "./reduce-filter.ts";
import { reduceHelp } from "./reduce-help.ts";
import { reduceList } from "./reduce-list.ts";
import { placeWindow } from "./selection.ts";
import type { TriageEvent } from "./triage-event.ts";
import type { TriageModel } from "./triage-model.ts";
import type { Mode, TriageState } from "./triage-state.ts";

type Reduce = (model: TriageModel, state: TriageState, input: Input) => TriageState;

const reduceByMode: Readonly<Record<Mode, Reduce>> = {
  list: reduceList,
  filter: reduceFilterPrompt,
  export: reduceExport,
  help: reduceHelp,
};

/** The app's next state. Pure: filtering and writing happen outside and come back as events. */
export function reduceTriage(model: TriageModel, state: TriageState, event: TriageEvent): TriageState {
  switch (event.type) {
    case "input":
      return event.inputs.reduce((before, input) => reduceOne(model, before, input), state);
    case "resized":
      return placeWindow(model, { ...state, size: event.size });
    case "filterProgressed":
      return state.pending?.query === event.query ? { ...state, pending: event } : state;
    case "filtered":
      return state.pending?.query === event.query ? applyMatches(model, state, event) : state;
    case "exported":
      return {
        ...state,
        exportingTo: null,
        mode: "list",
        notice: { kind: "done", text: `report written to ${event.path}` },
      };
    case "exportFailed":
      return { ...state, exportingTo: null, prompt: { ...state.prompt, error: event.reason } };
  }
}

function reduceOne(model: TriageModel, state: TriageState, input: Input): TriageState {
  return state.isDone ? state : reduceByMode[state.mode](model, { ...state, notice: null }, input);
}
