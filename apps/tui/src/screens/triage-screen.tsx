import { Box } from "ink";
import { DetailPane } from "../components/detail-pane.tsx";
import { Line } from "../components/line.tsx";
import { SessionList } from "../components/session-list.tsx";
import { footerLine } from "../lines/footer-line.ts";
import { titleLine } from "../lines/title-line.ts";
import { layoutOfState } from "../state/selection.ts";
import type { TriageModel } from "../state/triage-model.ts";
import type { TriageState } from "../state/triage-state.ts";

/** The main screen: ranked sessions, the pane of the selected one, and what the keys do. */
export function TriageScreen({ model, state }: { model: TriageModel; state: TriageState }) {
  const layout = layoutOfState(state);
  const isBeside = layout.detail?.place === "right";
  return (
    <Box flexDirection="column" width={layout.frame.width} height={layout.frame.height} overflowY="hidden">
      <Line line={titleLine(model, state)} />
      <Box flexDirection={isBeside ? "row" : "column"}>
        {layout.detail?.place !== "over" && <SessionList model={model} state={state} area={layout.list} />}
        <DetailPane model={model} state={state} layout={layout} />
      </Box>
      <Box flexGrow={1} />
      <Line line={footerLine(state)} />
    </Box>
  );
}
