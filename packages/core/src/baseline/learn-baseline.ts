import { type AnalysisOptions, baselineVersion, type LearnedBaseline, leastBaselineSessions } from "@stray/schemas";
import { AnalysisError } from "../errors.ts";
import { featureReading } from "../features/feature-reading.ts";
import { featureTable, rowValues, type ValueTable } from "../features/feature-table.ts";
import { isScoredTest } from "../scoring/is-scored.ts";
import type { SessionEvidence } from "../session-evidence.ts";
import { timeRangeTest } from "../sessions/time-range.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";

/** What known-good sessions look like under profile `stray`. Throws AnalysisError where they are too few. */
export function learnBaseline(evidence: SessionEvidence, options: AnalysisOptions): LearnedBaseline {
  const sessions = evidence.sessions.filter(timeRangeTest(options)).filter(isScoredTest(options));
  if (sessions.length < leastBaselineSessions) throw tooFew(sessions.length);
  const table = featureTable(sessions, featureReading(evidence, options));
  return {
    strayBaseline: baselineVersion,
    tool: { name: "stray", version: evidence.version },
    sources: evidence.inputs.map(({ name, sha256 }) => ({ name, sha256 })),
    computers: distinct(sessions.map(({ computer }) => computer)),
    timeZones: distinct(evidence.computers.map(({ timeZone }) => timeZone)),
    workHours: options.workHours,
    include: options.include,
    first: sessions.map(({ startTime }) => startTime).sort(compareTimestamps)[0] ?? null,
    last: latest(sessions.map(({ endTime, lastSeen }) => endTime ?? lastSeen)),
    sessionCount: sessions.length,
    features: table.features.map(({ id }) => id),
    rows: distinctRows(table),
  };
}

function tooFew(count: number): AnalysisError {
  const text = `${count} sessions are too few for a baseline: give known-good evidence of at least ${leastBaselineSessions}.`;
  return new AnalysisError("tooFewForBaseline", text);
}

function latest(times: readonly (string | null)[]): string | null {
  const known = times.filter((time) => time !== null);
  return known.sort(compareTimestamps).at(-1) ?? null;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function distinctRows(table: ValueTable): LearnedBaseline["rows"] {
  const sessionsOf = new Map<string, { values: number[]; sessions: number }>();
  for (let row = 0; row < table.rowCount; row++) {
    const values = [...rowValues(table, row)];
    const key = values.join();
    const known = sessionsOf.get(key);
    if (known === undefined) sessionsOf.set(key, { values, sessions: 1 });
    else known.sessions += 1;
  }
  return [...sessionsOf.values()].sort((a, b) => compareValues(a.values, b.values));
}

function compareValues(a: readonly number[], b: readonly number[]): number {
  const column = a.findIndex((value, index) => value !== b[index]);
  return column < 0 ? 0 : a[column]! - b[column]!;
}
