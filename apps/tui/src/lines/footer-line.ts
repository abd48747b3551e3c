import { displayWidth, terminalText } from "@stray/report";
import { type Action, actions, keyLabel } from "../state/actions.ts";
import type { TriageState } from "../state/triage-state.ts";
import { type StyledLine, span } from "./styled-line.ts";

/** The last line: a prompt, the outcome of the last key, or the keys that matter most. */
export function footerLine(state: TriageState): StyledLine {
  if (state.mode === "filter") return promptLine("filter: ", state, "Enter keeps, Esc goes back");
  if (state.exportingTo !== null) return [span("writing "), span(terminalText(state.exportingTo), "strong")];
  if (state.mode === "export") return promptLine("write the report to: ", state, "Enter writes, Esc cancels");
  if (state.notice) return [span(terminalText(state.notice.text), "accent")];
  return keyHints(state);
}

function promptLine(label: string, { prompt, size }: TriageState, hint: string): StyledLine {
  const answer = prompt.error === null ? span(`  ${hint}`, "dim") : span(`  ${terminalText(prompt.error)}`, "error");
  const typed = tailText(terminalText(prompt.text), Math.floor(size.columns / 2));
  return [span(label, "accent"), span(typed), span("_", "strong"), answer];
}

/** The end of a text, in at most `width` cells: the part of a long path that is being typed. */
function tailText(text: string, width: number): string {
  const characters = [...text].slice(-width);
  while (displayWidth(characters.join("")) > width) characters.shift();
  return characters.join("");
}

function keyHints({ mode }: TriageState): StyledLine {
  const shown: readonly Action[] = actions;
  return shown.flatMap(({ id, keys, footer }) => {
    if (footer === undefined || keys[0] === undefined) return [];
    if (mode === "help" && id !== "back" && id !== "quit") return [];
    return [span(keyLabel(keys[0]), "accent"), span(` ${footer}  `, "dim")];
  });
}
