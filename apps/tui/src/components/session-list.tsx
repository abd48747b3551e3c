import { Box } from "ink";
import { columnsFor, headLine, sessionLine } from "../lines/session-columns.ts";
import { type StyledLine, span } from "../lines/styled-line.ts";
import type { Area } from "../state/layout.ts";
import type { TriageModel } from "../state/triage-model.ts";
import type { TriageState } from "../state/triage-state.ts";
import { Line } from "./line.tsx";

// The pointer and a space before each row.
const gutter = 2;

/** The window over the ranked sessions, under its column heads. */
export function SessionList({ model, state, area }: { model: TriageModel; state: TriageState; area: Area }) {
  const columns = columnsFor(area.width - gutter);
  const window = state.visible.slice(state.offset, state.offset + area.height);
  return (
    <Box flexDirection="column" width={area.width} height={area.height + 1} overflowY="hidden">
      <Line line={[span(" ".repeat(gutter)), ...headLine(columns)]} />
      {window.length === 0 && <Line line={[span(emptyText(model), "dim")]} />}
      {window.map((sessionIndex, row) => {
        const isSelected = state.offset + row === state.cursor;
        const pointer = span(isSelected ? `${model.glyphs.pointer} ` : " ".repeat(gutter), "accent");
        return (
          <Line key={sessionIndex} line={[pointer, ...rowOf(model, sessionIndex, columns)]} isSelected={isSelected} />
        );
      })}
    </Box>
  );
}

function rowOf(model: TriageModel, sessionIndex: number, columns: ReturnType<typeof columnsFor>): StyledLine {
  const scored = model.sessions[sessionIndex];
  return scored ? sessionLine(scored, columns) : [];
}

function emptyText({ sessions }: TriageModel): string {
  return sessions.length === 0 ? "The report has no sessions." : "No session passes the filter; Esc clears it.";
}
