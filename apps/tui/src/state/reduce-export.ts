import type { Input } from "../terminal/input-decoder.ts";
import { editPrompt } from "./edit-prompt.ts";
import type { TriageModel } from "./triage-model.ts";
import type { TriageState } from "./triage-state.ts";

const suggestedName = "stray-report.json";

/** Opens the export prompt with a name to change or accept. */
export function openExport(state: TriageState): TriageState {
  return { ...state, mode: "export", prompt: { text: suggestedName, error: null } };
}

/** Keys of the export prompt. While the file is written nothing but waiting is left to do. */
export function reduceExport(_model: TriageModel, state: TriageState, input: Input): TriageState {
  if (state.exportingTo !== null) return state;
  const key = input.type === "key" ? input.key : "";
  if (key === "escape" || key === "ctrl-c") return { ...state, mode: "list" };
  if (key === "enter") return startExport(state);
  return { ...state, prompt: { text: editPrompt(state.prompt.text, input), error: null } };
}

function startExport(state: TriageState): TriageState {
  const path = state.prompt.text.trim();
  if (path === "") return { ...state, prompt: { ...state.prompt, error: "type a file name" } };
  return { ...state, exportingTo: path };
}
