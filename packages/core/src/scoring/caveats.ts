import {
  type AnalysisOptions,
  type Caveat,
  type Computer,
  type EvidenceHole,
  evidenceHoleSchema,
  type LogonSession,
} from "@stray/schemas";
import type { FeatureTable } from "../features/feature-table.ts";
import { parseWrittenTime } from "../time/written-time.ts";
import { clientsElsewhere } from "./clients-elsewhere.ts";
import { firstComputers, nameless } from "./named-computers.ts";
import { unlikeCoverage } from "./unlike-coverage.ts";

/** What the caveats are about: the scored sessions and how they were read and scored. */
export interface CaveatFacts {
  table: FeatureTable;
  options: AnalysisOptions;
  computers: readonly Computer[];
  tooFewSessions: boolean;
}

const holeTexts: Readonly<Record<EvidenceHole, string>> = {
  logCleared: "a log was cleared",
  recordIdJump: "record ids jump",
  silence: "over three days of silence",
};

/** What a reader must know before trusting the scores; always that a finding is not evidence of guilt. */
export function caveats(facts: CaveatFacts): Caveat[] {
  const found: Caveat[] = [
    {
      code: "notGuilt",
      text: "A finding supports an analysis; it is not evidence of guilt. A rank says how unlike the others a session is, not what it was for.",
    },
  ];
  if (facts.tooFewSessions) found.push(tooFewSessions(facts));
  return [
    ...found,
    ...unlikeCoverage(facts.table),
    ...assumedZones(facts),
    ...changedZones(facts.table.sessions),
    ...spannedHoles(facts.table.sessions),
    ...clientsElsewhere(facts),
    ...timeless(facts.table.sessions),
    ...unreadable(facts.table.sessions),
  ];
}

function tooFewSessions({ table, options }: CaveatFacts): Caveat {
  if (table.sessions.length === 0) return { code: "tooFewSessions", text: "There are no sessions to score." };
  const count = countText(table.sessions.length, "session", "sessions");
  const text =
    options.profile === "classic"
      ? `Only ${count}: profile classic gives no scores for fewer than 5.`
      : `Only ${count}: too few sessions to be sure. They are ordered by severity, and only those with two severe kinds can be flagged.`;
  return { code: "tooFewSessions", text };
}

function assumedZones({ table, computers }: CaveatFacts): Caveat[] {
  const scored = new Set(table.sessions.map(({ computer }) => computer));
  const assumed = computers.filter((c) => c.timeZoneSource === "assumedUtc" && scored.has(c.computer));
  if (assumed.length === 0) return [];
  const named = firstComputers(assumed.map(({ computer }) => computer || nameless).sort(), ", ");
  const text = `No time zone is known for ${named}: off-hours are told by UTC. Name a zone with --timezone.`;
  return [{ code: "assumedUtc", text }];
}

function changedZones(sessions: readonly LogonSession[]): Caveat[] {
  const zones = new Map<string, Set<string>>();
  for (const { computer, timeZone } of sessions) zones.set(computer, (zones.get(computer) ?? new Set()).add(timeZone));
  const changed = [...zones].filter(([, each]) => each.size > 1).sort();
  if (changed.length === 0) return [];
  const named = firstComputers(
    changed.map(([computer, each]) => `${computer || nameless} (${firstComputers([...each].sort(), ", ")})`),
    "; ",
  );
  const text = `The time zone of a computer, or its daylight saving, changed: ${named}. The off-hours of each session are told by the offset at its start.`;
  return [{ code: "zoneChanged", text }];
}

function spannedHoles(sessions: readonly LogonSession[]): Caveat[] {
  const spanning = sessions.filter(({ holes }) => holes.length > 0);
  if (spanning.length === 0) return [];
  const kinds = new Set(spanning.flatMap(({ holes }) => holes));
  const named = evidenceHoleSchema.options.filter((kind) => kinds.has(kind)).map((kind) => holeTexts[kind]);
  const text = `${countText(spanning.length, "session spans", "sessions span")} a hole in the evidence (${named.join(", ")}): what was done meanwhile cannot be told, and that all of it was one session is a step less sure.`;
  return [{ code: "spansHole", text }];
}

function timeless(sessions: readonly LogonSession[]): Caveat[] {
  const count = sessions.filter(({ startTime }) => startTime === null).length;
  if (count === 0) return [];
  const text = `${countText(count, "session has", "sessions have")} no known start: whether it was off-hours is not known.`;
  return [{ code: "unknownStart", text }];
}

function unreadable(sessions: readonly LogonSession[]): Caveat[] {
  const isUnreadable = (time: string | null) => time !== null && time !== "" && parseWrittenTime(time) === null;
  const count = sessions.filter(({ given }) => given && (isUnreadable(given.start) || isUnreadable(given.end))).length;
  if (count === 0) return [];
  const text = `${countText(count, "session has", "sessions have")} a time that is not ISO 8601: it is taken as missing.`;
  return [{ code: "unreadableTimes", text }];
}

function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
