import { render } from "ink";
import { App } from "./app.tsx";
import { exportReport } from "./export-report.ts";
import type { TriageModel } from "./state/triage-model.ts";
import { inkOutput } from "./terminal/ink-output.ts";
import { restoreOnExit } from "./terminal/restore-on-exit.ts";
import { openScreen } from "./terminal/screen.ts";
import type { TerminalStreams } from "./terminal/streams.ts";
import { warmUp } from "./warm-up.tsx";

// A sixth of the 50 ms from key to frame.
const pace = {
  sliceMs: 8,
  now: () => performance.now(),
  later: (callback: () => void) => void setImmediate(callback),
};
const framesPerSecond = 60;

/** Shows the app on the alternate screen until the analyst quits, and leaves the terminal as it was. */
export async function showTriage(model: TriageModel, streams: TerminalStreams): Promise<void> {
  const screen = openScreen(streams);
  const writeReport = (path: string) => exportReport(model.report, path);
  const app = render(<App model={model} screen={screen} pace={pace} writeReport={writeReport} />, {
    ...streams,
    stdout: inkOutput(streams.stdout),
    exitOnCtrlC: false,
    maxFps: framesPerSecond,
  });
  const restore = () => {
    // Ink first: it would else draw its last frame on the restored screen.
    app.unmount();
    screen.close();
  };
  const release = restoreOnExit(restore);
  const stopWarmUp = warmUp(model, screen.size());
  try {
    await app.waitUntilExit();
  } finally {
    stopWarmUp();
    restore();
    release();
  }
}
