import { countOf, groupDigits, terminalText } from "@stray/report";
import type { TriageModel } from "../state/triage-model.ts";
import type { TriageState } from "../state/triage-state.ts";
import { type StyledLine, span } from "./styled-line.ts";

/** Where the analyst is: "42 of 1,207", what is shown in which order, and of what. */
export function titleLine(model: TriageModel, state: TriageState): StyledLine {
  const { report, glyphs, sourceLabel } = model;
  const between = span(` ${glyphs.separator} `, "dim");
  return [
    span(placeText(state), "strong"),
    ...filterSpans(model, state).flatMap((part) => [between, part]),
    between,
    span(`${groupDigits(report.population.flagged)} flagged`),
    between,
    span(`by ${state.sort}`),
    ...lossSpans(model).flatMap((part) => [between, part]),
    between,
    span(terminalText(sourceLabel), "dim"),
  ];
}

function placeText({ visible, cursor }: TriageState): string {
  return `${groupDigits(visible.length === 0 ? 0 : cursor + 1)} of ${groupDigits(visible.length)}`;
}

function filterSpans({ sessions }: TriageModel, { query, pending }: TriageState): StyledLine {
  if (pending) return [span(`filtering ${Math.floor(pending.share * 100)}%`, "accent")];
  if (query === "") return [];
  return [span(`filter ${terminalText(query)}`, "accent"), span(`${groupDigits(sessions.length)} in all`)];
}

/** Evidence that was lost belongs on the first screen: a ranking without it is another ranking. */
function lossSpans({ report }: TriageModel): StyledLine {
  const losses = report.problems.filter(({ level }) => level !== "note");
  const count = losses.reduce((sum, problem) => sum + problem.count, 0);
  return count === 0 ? [] : [span(countOf(count, "read problem"), "medium")];
}
