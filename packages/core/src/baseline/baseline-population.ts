import {
  type AnalysisOptions,
  type Baseline,
  type Caveat,
  type Computer,
  leastBaselineSessions,
  type ScoredSession,
} from "@stray/schemas";
import { AnalysisError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import type { ValueTable } from "../features/feature-table.ts";

/** A baseline's sessions as rows. Throws AnalysisError where it knows other features than sessions are scored by. */
export function baselinePopulation(baseline: Baseline, features: readonly Feature[]): ValueTable {
  const wanted = features.map(({ id }) => id).join(", ");
  if (baseline.features.join(", ") !== wanted) {
    const text = `The baseline was learned with other features (${baseline.features.join(", ")}): learn it anew with this version.`;
    throw new AnalysisError("baselineMisfit", text);
  }
  const values = new Float64Array(baseline.sessionCount * features.length);
  let row = 0;
  for (const { values: own, sessions } of baseline.rows) {
    for (let copy = 0; copy < sessions; copy++) values.set(own, row++ * features.length);
  }
  return { features, rowCount: baseline.sessionCount, values };
}

/** Of fewer sessions than a baseline needs itself, one strange one would already say that it does not fit. */
const mostLikelyShare = 0.2;

/** What to know of a baseline before believing scores against it. */
export function baselineCaveats(
  baseline: Baseline,
  {
    options,
    computers,
    sessions,
  }: { options: AnalysisOptions; computers: readonly Computer[]; sessions: readonly ScoredSession[] },
): Caveat[] {
  const found: Caveat[] = [];
  const unlike = computers.filter(({ timeZone }) => !baseline.timeZones.includes(timeZone));
  if (unlike.length > 0) {
    const zones = [...new Set(unlike.map(({ timeZone }) => timeZone))].sort().join(", ");
    const text = `The baseline was learned in the time zone ${baseline.timeZones.join(", ") || "of no computer"}, and there are sessions of ${zones}: off-hours may mean something else.`;
    found.push({ code: "baselineOtherZone", text });
  }
  if (baseline.workHours !== options.workHours) {
    const text = `The baseline was learned with --work-hours ${baseline.workHours}, and this analysis has ${options.workHours}.`;
    found.push({ code: "baselineOtherWorkHours", text });
  }
  const strange = sessions.filter(({ level }) => level !== "none").length;
  if (sessions.length >= leastBaselineSessions && strange > mostLikelyShare * sessions.length) {
    const text = `${strange} of ${sessions.length} sessions are at or over level medium against the baseline: it does not fit them. Learn one of the same computers, from a longer or later time.`;
    found.push({ code: "baselineDoesNotFit", text });
  }
  return found;
}
