import { reduceTriage } from "../src/state/reduce-triage.ts";
import { createTriageModel, type TriageModel } from "../src/state/triage-model.ts";
import { firstState, type TriageState } from "../src/state/triage-state.ts";
import { glyphsFor } from "../src/terminal/environment.ts";
import { createInputDecoder } from "../src/terminal/input-decoder.ts";
import { makeReport, makeSessions } from "./report-factory.ts";

/** The glyphs of an ASCII terminal. */
export const asciiGlyphs = glyphsFor({ TERM: "dumb" }, "linux");

/** A model of `count` made sessions. */
export function modelOf(count: number): TriageModel {
  return createTriageModel(makeReport(makeSessions(count)), "made", asciiGlyphs);
}

/** The first state on a terminal of 80 by 24. */
export function startedState(model: TriageModel): TriageState {
  return firstState(model, { columns: 80, rows: 24 });
}

/** The state after these bytes were typed, all in one chunk. */
export function typeKeys(model: TriageModel, state: TriageState, typed: string): TriageState {
  const decoder = createInputDecoder();
  const inputs = [...decoder.push(typed), ...decoder.flush()];
  return reduceTriage(model, state, { type: "input", inputs });
}
