import { Box } from "ink";
import { Line, Lines } from "../components/line.tsx";
import { footerLine } from "../lines/footer-line.ts";
import { helpLines } from "../lines/help-lines.ts";
import { titleLine } from "../lines/title-line.ts";
import { layoutOf } from "../state/layout.ts";
import type { TriageModel } from "../state/triage-model.ts";
import type { TriageState } from "../state/triage-state.ts";

/** The key table in place of the list. */
export function HelpScreen({ model, state }: { model: TriageModel; state: TriageState }) {
  const { frame, list } = layoutOf(state.size, false);
  return (
    <Box flexDirection="column" width={frame.width} height={frame.height} overflowY="hidden">
      <Line line={titleLine(model, state)} />
      <Lines lines={helpLines(list.width)} offset={state.helpOffset} height={list.height} />
      <Box flexGrow={1} />
      <Line line={footerLine(state)} />
    </Box>
  );
}
