import type { LogonSession } from "@stray/schemas";
import { type ExtendedRow, traceColumns } from "../../accuracy/extended-rows.ts";
import { extendedSession } from "../../accuracy/extended-trial.ts";
import { pick, seededRandom } from "../../accuracy/seeded-random.ts";

/** How often a count is one off, so that combinations of counts grow with the sessions as they do in real logs. */
const jitterShare = 0.012;

/** Sessions resampled from rebuilt ones: every duration its own, a count now and then one off; seeded. */
export function madeSessions(rows: readonly ExtendedRow[], count: number, seed: number): LogonSession[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const row = pick(rows, random);
    const traces = { ...row.traces };
    for (const column of traceColumns) {
      if (random() < jitterShare) traces[column] = Math.max(0, traces[column] + (random() < 0.5 ? -1 : 1));
    }
    const durationSeconds = (row.durationSeconds + 60 * random()) * Math.exp(random() - 0.5);
    const session = extendedSession({ ...row, traces, durationSeconds }, index, new Set());
    return { ...session, sessionKey: `${seed}~${index}` };
  });
}
