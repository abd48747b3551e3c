import { filterHelp, wrapText } from "@stray/report";
import { actions, keyLabel } from "../state/actions.ts";
import { type StyledLine, span } from "./styled-line.ts";

const keysWidth = 20;

/** The help overlay: the action table, then what a filter may say. */
export function helpLines(width: number): StyledLine[] {
  const filterRows = wrapText(filterHelp, Math.max(10, width - 2));
  return [
    [span("Keys", "strong")],
    ...actions.flatMap(({ keys, does }) => keyRows(keys, does, width)),
    [],
    [span("Filter", "strong")],
    ...filterRows.map((text) => [span(`  ${text}`)]),
  ];
}

function keyRows(keys: readonly string[], does: string, width: number): StyledLine[] {
  const wrapped = wrapText(does, Math.max(10, width - keysWidth - 2));
  return wrapped.map((text, index) => {
    const head = index === 0 ? keys.map(keyLabel).join("  ") : "";
    return [span(`  ${head.padEnd(keysWidth)}`, "accent"), span(text)];
  });
}
