import { Box, Text } from "ink";
import { span } from "../lines/styled-line.ts";
import type { Layout } from "../state/layout.ts";
import { selectedSession } from "../state/selection.ts";
import type { TriageModel } from "../state/triage-model.ts";
import type { TriageState } from "../state/triage-state.ts";
import { Line, Lines } from "./line.tsx";

/** Everything about the selected session, set off from the list by a rule. */
export function DetailPane({ model, state, layout }: { model: TriageModel; state: TriageState; layout: Layout }) {
  const { detail } = layout;
  if (!detail) return null;
  const lines = model.detailOf(selectedSession(model, state), detail.width);
  const pane = <Lines lines={lines} offset={state.detailOffset} height={detail.height} />;
  const { vertical, horizontal } = model.glyphs;
  if (detail.place === "over") return pane;
  if (detail.place === "below") {
    return (
      <Box flexDirection="column">
        <Line line={[span(horizontal.repeat(layout.frame.width - 1), "dim")]} />
        {pane}
      </Box>
    );
  }
  return (
    <Box>
      <Text dimColor>{Array.from({ length: detail.height }, () => vertical).join("\n")}</Text>
      <Box flexDirection="column" width={detail.width}>
        {pane}
      </Box>
    </Box>
  );
}
