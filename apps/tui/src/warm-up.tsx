import { renderToString } from "ink";
import { TriageScreen } from "./screens/triage-screen.tsx";
import type { TerminalSize } from "./state/layout.ts";
import type { TriageModel } from "./state/triage-model.ts";
import { firstState } from "./state/triage-state.ts";

const frameCount = 16;

/**
 * Draws frames that nobody sees, one at a time between events, until the engine has compiled what draws them: the first
 * keys would else take about twice as long as later ones (benchmarks/speed/triage-keys.ts). Returns how to stop.
 */
export function warmUp(model: TriageModel, size: TerminalSize): () => void {
  const state = firstState(model, size);
  let drawn = 0;
  const draw = () => {
    const shown = { ...state, cursor: drawn, detailOpen: drawn % 2 === 1 };
    renderToString(<TriageScreen model={model} state={shown} />, { columns: size.columns });
    if (++drawn < frameCount) waiting = setImmediate(draw);
  };
  let waiting = setImmediate(draw);
  return () => clearImmediate(waiting);
}
