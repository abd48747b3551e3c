import { useApp } from "ink";
import { useCallback, useEffect, useReducer } from "react";
import { HelpScreen } from "./screens/help-screen.tsx";
import { TriageScreen } from "./screens/triage-screen.tsx";
import { type FilterPace, startFilter } from "./state/filter-run.ts";
import { reduceTriage } from "./state/reduce-triage.ts";
import type { TriageEvent } from "./state/triage-event.ts";
import type { TriageModel } from "./state/triage-model.ts";
import { firstState, type TriageState } from "./state/triage-state.ts";
import type { Input } from "./terminal/input-decoder.ts";
import type { Screen } from "./terminal/screen.ts";
import { useTerminalInput } from "./terminal/use-terminal-input.ts";

/** What the app needs of the world around it. */
export interface AppProps {
  model: TriageModel;
  screen: Pick<Screen, "size" | "onResize">;
  pace: FilterPace;
  /** Writes the report to a new file; resolves to where it went. */
  writeReport: (path: string) => Promise<string>;
}

type Dispatch = (event: TriageEvent) => void;

/** The triage app: input to events, events to state, state to a frame. */
export function App({ model, screen, pace, writeReport }: AppProps) {
  const reduce = (state: TriageState, event: TriageEvent) => reduceTriage(model, state, event);
  const [state, dispatch] = useReducer(reduce, undefined, () => firstState(model, screen.size()));
  useKeys(dispatch);
  useEffect(() => screen.onResize((size) => dispatch({ type: "resized", size })), [screen]);
  useFilter(state.pending?.query ?? null, { model, pace, dispatch });
  useExport(state.exportingTo, { writeReport, dispatch });
  useExit(state.isDone);
  return state.mode === "help" ? (
    <HelpScreen model={model} state={state} />
  ) : (
    <TriageScreen model={model} state={state} />
  );
}

function useKeys(dispatch: Dispatch) {
  useTerminalInput(useCallback((inputs: readonly Input[]) => dispatch({ type: "input", inputs }), [dispatch]));
}

function useFilter(
  query: string | null,
  { model, pace, dispatch }: Pick<AppProps, "model" | "pace"> & { dispatch: Dispatch },
) {
  const { sessions } = model;
  useEffect(() => {
    if (query === null) return;
    const onProgress = (share: number) => dispatch({ type: "filterProgressed", query, share });
    return startFilter(
      { sessions, query, onProgress, onDone: (matches) => dispatch({ type: "filtered", query, matches }) },
      pace,
    );
  }, [query, sessions, pace, dispatch]);
}

function useExport(
  path: string | null,
  { writeReport, dispatch }: Pick<AppProps, "writeReport"> & { dispatch: Dispatch },
) {
  useEffect(() => {
    if (path === null) return;
    writeReport(path).then(
      (written) => dispatch({ type: "exported", path: written }),
      (error: unknown) =>
        dispatch({ type: "exportFailed", reason: error instanceof Error ? error.message : String(error) }),
    );
  }, [path, writeReport, dispatch]);
}

function useExit(isDone: boolean) {
  const { exit } = useApp();
  useEffect(() => {
    if (isDone) exit();
  }, [isDone, exit]);
}
