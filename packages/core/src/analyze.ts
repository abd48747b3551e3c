import {
  type AccountKind,
  type Analysis,
  type AnalysisOptions,
  type Baseline,
  type KnownGoodList,
  type LogonSession,
  type Population,
  type RelatedSession,
  type ScoredSession,
  schemaVersion,
} from "@stray/schemas";
import { baselineCaveats, baselinePopulation } from "./baseline/baseline-population.ts";
import { evidenceRecords } from "./explanations/evidence-records.ts";
import { relatedSessionsFinder, sharesTraitTest } from "./explanations/related-sessions.ts";
import { featureReading } from "./features/feature-reading.ts";
import { type FeatureTable, featureTable, shownFeatures, type ValueTable } from "./features/feature-table.ts";
import { type KnownGood, knownGoodFinder } from "./known-good/known-good-finder.ts";
import { classicScores } from "./profiles/classic-scores.ts";
import { strayScores } from "./profiles/stray-scores.ts";
import { noUnscored, type UnscoredSessions } from "./report-sessions.ts";
import { caveats } from "./scoring/caveats.ts";
import { isScoredTest } from "./scoring/is-scored.ts";
import { reportOrder } from "./scoring/report-order.ts";
import type { ProfileScores, ScoreParts } from "./scoring/score-parts.ts";
import { sessionGroups } from "./scoring/session-groups.ts";
import { setAsideLines, severeSessions } from "./scoring/set-aside.ts";
import type { SessionEvidence } from "./session-evidence.ts";
import { numberEqualKeys } from "./sessions/session-key.ts";
import { timeRangeTest } from "./sessions/time-range.ts";

/** What the frontend lends beside the evidence; `options` names both by their SHA-256. */
export interface AnalysisReferences {
  baseline?: Baseline | undefined;
  knownGood?: KnownGoodList | undefined;
}

/** Sessions to features, scores, reasons and the report's order. */
export function analyzeSessions(
  evidence: SessionEvidence,
  options: AnalysisOptions,
  { baseline, knownGood }: AnalysisReferences = {},
): Analysis {
  const { unscored = noUnscored() } = evidence;
  const all = numberEqualKeys(evidence.sessions);
  const inRange = all.filter(timeRangeTest(options));
  const scored = inRange.filter(isScoredTest(options));
  const findKnownGood = knownGood ? knownGoodFinder(knownGood) : () => null;
  const reading = featureReading(evidence, options);
  const table = featureTable(scored, reading);
  const scores =
    options.profile === "classic" ? classicScores(table) : strayScores(table, populationOf(baseline, table));
  const isRelatable = sharesTraitTest(table.sessions.filter((_, row) => standsOut(scores.parts[row]!)));
  const relatedTo = relatedSessionsFinder([...all.filter(isRelatable), ...unscored.relatable.filter(isRelatable)]);
  const sessions = scoredSessions(table, scores, { relatedTo, findKnownGood }).sort(reportOrder(scores));
  const aside = severeSessions(featureTable(without(inRange, scored), reading));
  const shownAside = aside.filter(({ session }) => findKnownGood(session) === null);
  const { computers } = evidence;
  return {
    schemaVersion,
    tool: { name: "stray", version: evidence.version },
    options,
    inputs: evidence.inputs,
    computers,
    coverage: evidence.coverage,
    population: {
      ...population(evidence, { all, unscored, inRange, sessions, budget: scores.budget }),
      hiddenSetAside: aside.length - shownAside.length,
    },
    sessions,
    setAside: setAsideLines(shownAside),
    groups: options.profile === "classic" ? [] : sessionGroups(sessions, table.features),
    problems: evidence.problems,
    caveats: [
      ...caveats({ table, options, computers, tooFewSessions: scores.tooFewSessions }),
      ...(baseline ? baselineCaveats(baseline, { options, computers, sessions }) : []),
    ],
  };
}

function populationOf(baseline: Baseline | undefined, { features }: FeatureTable): ValueTable | null {
  return baseline === undefined ? null : baselinePopulation(baseline, features);
}

interface Surroundings {
  relatedTo: (session: LogonSession) => RelatedSession[];
  findKnownGood: (session: LogonSession) => KnownGood | null;
}

function scoredSessions(
  table: FeatureTable,
  { parts }: ProfileScores,
  { relatedTo, findKnownGood }: Surroundings,
): ScoredSession[] {
  return table.sessions.map((session, row): ScoredSession => {
    const found = parts[row]!;
    const known = findKnownGood(session);
    return {
      session,
      features: shownFeatures(table, row),
      ...found,
      flagged: found.flagged && known === null,
      knownGood: known && { ...known, hidden: found.flagged },
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
  unscored: UnscoredSessions;
  inRange: readonly LogonSession[];
  sessions: readonly ScoredSession[];
  budget: number | null;
}

function population(
  evidence: SessionEvidence,
  { all, unscored, inRange, sessions, budget }: Counted,
): Omit<Population, "hiddenSetAside"> {
  const ofKind = (kind: AccountKind) =>
    unscored.counts[kind] + all.filter(({ accountKind }) => accountKind === kind).length;
  return {
    events: evidence.events,
    duplicateEvents: evidence.duplicateEvents,
    userSessions: ofKind("user"),
    machineSessions: ofKind("machine"),
    serviceSessions: ofKind("service"),
    outsideTimeRange: unscored.outsideTimeRange + all.length - inRange.length,
    scored: sessions.length,
    flagged: sessions.filter(({ flagged }) => flagged).length,
    budget,
    beyondBudget: sessions.filter(({ level, withinBudget }) => level !== "none" && !withinBudget).length,
    knownGood: sessions.filter(({ knownGood }) => knownGood !== null).length,
    hidden: sessions.filter(({ knownGood }) => knownGood?.hidden).length,
  };
}

function without(sessions: readonly LogonSession[], left: readonly LogonSession[]): LogonSession[] {
  const out = new Set(left);
  return sessions.filter((session) => !out.has(session));
}
