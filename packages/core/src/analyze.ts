import {
  type Analysis,
  type AnalysisOptions,
  type Computer,
  type Coverage,
  type LogonSession,
  type Population,
  type ReadProblem,
  type ReportInput,
  type ScoredSession,
  schemaVersion,
} from "@stray/schemas";
import { evidenceRecords } from "./explanations/evidence-records.ts";
import { relatedSessionsFinder } from "./explanations/related-sessions.ts";
import { featureReading } from "./features/feature-reading.ts";
import { type FeatureTable, featureTable, shownFeatures } from "./features/feature-table.ts";
import { caveats } from "./scoring/caveats.ts";
import { classicScores } from "./scoring/classic-scores.ts";
import { reportOrder } from "./scoring/report-order.ts";
import type { ProfileScores, ScoreParts } from "./scoring/score-parts.ts";
import { sessionGroups } from "./scoring/session-groups.ts";
import { setAsideLines } from "./scoring/set-aside.ts";
import { strayScores } from "./scoring/stray-scores.ts";
import { numberEqualKeys } from "./sessions/session-key.ts";
import { timeRangeTest } from "./sessions/time-range.ts";

/** Sessions with all that a report tells of where they came from. */
export interface SessionEvidence {
  version: string;
  inputs: ReportInput[];
  problems: ReadProblem[];
  computers: Computer[];
  coverage: Coverage[];
  events: number;
  duplicateEvents: number;
  sessions: LogonSession[];
}

/** Sessions to features, scores, reasons and the report's order. */
export function analyzeSessions(evidence: SessionEvidence, options: AnalysisOptions): Analysis {
  const all = numberEqualKeys(evidence.sessions);
  const inRange = all.filter(timeRangeTest(options));
  const scored = inRange.filter(isScored(options));
  const reading = featureReading(evidence, options);
  const table = featureTable(scored, reading);
  const scores = options.profile === "classic" ? classicScores(table) : strayScores(table);
  const sessions = scoredSessions(table, scores, all).sort(reportOrder(scores));
  return {
    schemaVersion,
    tool: { name: "stray", version: evidence.version },
    options,
    inputs: evidence.inputs,
    computers: evidence.computers,
    coverage: evidence.coverage,
    population: population(evidence, { all, inRange, sessions, budget: scores.budget }),
    sessions,
    setAside: setAsideLines(featureTable(without(inRange, scored), reading)),
    groups: options.profile === "classic" ? [] : sessionGroups(sessions, table.features),
    problems: evidence.problems,
    caveats: caveats({ table, options, computers: evidence.computers, tooFewSessions: scores.tooFewSessions }),
  };
}

/** People's sessions and those asked for; given lists and profile `classic` are scored whole. */
function isScored({ profile, include }: AnalysisOptions): (session: LogonSession) => boolean {
  const kinds = new Set<string>(["user", ...include]);
  return ({ given, accountKind }) => profile === "classic" || given !== null || kinds.has(accountKind);
}

function scoredSessions(table: FeatureTable, { parts }: ProfileScores, all: readonly LogonSession[]): ScoredSession[] {
  const relatedTo = relatedSessionsFinder(all);
  return table.sessions.map((session, row): ScoredSession => {
    const found = parts[row]!;
    return {
      session,
      features: shownFeatures(table, row),
      ...found,
      related: standsOut(found) ? relatedTo(session) : [],
      evidence: evidenceRecords(session, found.reasons, table.features),
    };
  });
}

/** Sessions worth a look beyond themselves; an ordinary one has no related sessions listed. */
function standsOut({ level, severityKinds }: ScoreParts): boolean {
  return level !== "none" || severityKinds.length > 0;
}

interface Counted {
  all: readonly LogonSession[];
  inRange: readonly LogonSession[];
  sessions: readonly ScoredSession[];
  budget: number | null;
}

function population(evidence: SessionEvidence, { all, inRange, sessions, budget }: Counted): Population {
  const ofKind = (kind: string) => all.filter(({ accountKind }) => accountKind === kind).length;
  return {
    events: evidence.events,
    duplicateEvents: evidence.duplicateEvents,
    userSessions: ofKind("user"),
    machineSessions: ofKind("machine"),
    serviceSessions: ofKind("service"),
    outsideTimeRange: all.length - inRange.length,
    scored: sessions.length,
    flagged: sessions.filter(({ flagged }) => flagged).length,
    budget,
    beyondBudget: sessions.filter(({ level, withinBudget }) => level !== "none" && !withinBudget).length,
  };
}

function without(sessions: readonly LogonSession[], left: readonly LogonSession[]): LogonSession[] {
  const out = new Set(left);
  return sessions.filter((session) => !out.has(session));
}
