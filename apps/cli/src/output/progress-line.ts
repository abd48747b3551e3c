import type { Progress } from "@stray/evidence";
import { countOf, fitText, formatBytes } from "@stray/report";
import type { CliContext } from "../cli-context.ts";
import type { ProgressFlags } from "../flags.ts";

/** One line on stderr that is drawn over itself while evidence is read. */
export interface ProgressLine {
  update: (progress: Progress) => void;
  /** Takes the line off the terminal. */
  clear: () => void;
}

const redrawMs = 100;
const eraseLine = "\r\u001b[K";

/** A progress line where one is wanted: on a terminal, unless --quiet, --no-progress, CI or TERM=dumb say no. */
export function createProgressLine(flags: ProgressFlags, { stderr, environment }: CliContext): ProgressLine {
  if (!isWanted(flags, stderr.isTTY === true, environment)) return { update: () => {}, clear: () => {} };
  const started = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    update: (progress) => {
      const now = performance.now();
      if (now - drawn < redrawMs) return;
      drawn = now;
      // One column is left free: writing the last one makes some terminals scroll.
      stderr.write(eraseLine + fitText(progressText(progress, (now - started) / 1000), (stderr.columns ?? 80) - 1));
    },
    clear: () => {
      if (drawn > 0) stderr.write(eraseLine);
    },
  };
}

function isWanted({ quiet, progress }: ProgressFlags, isTerminal: boolean, environment: CliContext["environment"]) {
  const isCi = Boolean(environment.CI) && environment.CI !== "false";
  return isTerminal && progress && !quiet && !isCi && environment.TERM !== "dumb";
}

/** Bytes, records, rate and the time left, before the name: a long name is cut first. */
export function progressText({ source, bytesRead, bytesTotal, records }: Progress, seconds: number): string {
  const rate = seconds > 0 ? bytesRead / seconds : 0;
  const amount = bytesTotal ? `${share(bytesRead, bytesTotal)} of ${formatBytes(bytesTotal)}` : formatBytes(bytesRead);
  const left = bytesTotal && rate > 0 && seconds > 1 ? `, ${secondsLeft(bytesTotal - bytesRead, rate)} s left` : "";
  return `Reading ${amount}, ${countOf(records, "record")}, ${formatBytes(Math.round(rate))}/s${left}: ${source}`;
}

// A log of a running computer may have grown since its size was taken.
function share(bytesRead: number, bytesTotal: number): string {
  return `${Math.min(100, Math.floor((100 * bytesRead) / bytesTotal))}%`;
}

function secondsLeft(bytes: number, bytesPerSecond: number): number {
  return Math.max(0, Math.ceil(bytes / bytesPerSecond));
}
