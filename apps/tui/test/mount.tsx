import type { AnalysisReport } from "@stray/schemas";
import { render } from "ink-testing-library";
import { expect, vi } from "vitest";
import { App } from "../src/app.tsx";
import type { TerminalSize } from "../src/state/layout.ts";
import { createTriageModel } from "../src/state/triage-model.ts";
import { asciiGlyphs } from "./type-keys.ts";

const pace = {
  sliceMs: 10,
  now: () => performance.now(),
  later: (callback: () => void) => void setImmediate(callback),
};

/** The real App on a screen of 100 columns (ink-testing-library's own width) and 24 rows. */
export function mountApp(
  report: AnalysisReport,
  writeReport: (path: string) => Promise<string> = async (path) => path,
) {
  const listeners = new Set<(size: TerminalSize) => void>();
  const screen = {
    size: () => ({ columns: 100, rows: 24 }),
    onResize: (listener: (size: TerminalSize) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const model = createTriageModel(report, "made for a test", asciiGlyphs);
  const app = render(<App model={model} screen={screen} pace={pace} writeReport={writeReport} />);
  const frame = () => app.lastFrame() ?? "";
  return {
    frame,
    frames: app.frames,
    unmount: app.unmount,
    type: (text: string) => app.stdin.write(text),
    resize: (size: TerminalSize) => {
      for (const listener of listeners) listener(size);
    },
    /** Waits until the frame shows the text. */
    shows: (text: string) => eventually(() => expect(frame()).toContain(text)),
  };
}

/** Waits until an expectation holds; patient, as other packages test on the same machine. */
export function eventually(expectation: () => void): Promise<void> {
  return vi.waitFor(expectation, { timeout: 20_000, interval: 5 });
}
