import type { AnalysisOptions, Caveat, Computer, LogonSession } from "@stray/schemas";
import type { FeatureTable } from "../features/feature-table.ts";
import { parseWrittenTime } from "../time/written-time.ts";

/** What the caveats are about: the scored sessions and how they were read and scored. */
export interface CaveatFacts {
  table: FeatureTable;
  options: AnalysisOptions;
  computers: readonly Computer[];
  tooFewSessions: boolean;
}

const namedComputers = 10;
const nameless = "a computer without a name";

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
    ...unlikeCoverage(facts),
    ...assumedZones(facts),
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

function unlikeCoverage({ table }: CaveatFacts): Caveat[] {
  const hidden = new Map<string, string>();
  table.sessions.forEach(({ computer }, row) => {
    if (hidden.has(computer)) return;
    const ids = table.features.filter((_, column) => !table.isObservable(row, column)).map(({ id }) => id);
    hidden.set(computer, ids.join(", "));
  });
  if (new Set(hidden.values()).size < 2) return [];
  const lines = [...hidden].filter(([, ids]) => ids !== "").sort();
  const named = firstOf(
    lines.map(([computer, ids]) => `${computer || nameless} cannot show ${ids}`),
    "; ",
  );
  const text = `Computers with unlike evidence were scored together: ${named}. What a computer's logs cannot show counts as 0.`;
  return [{ code: "unlikeCoverage", text }];
}

function assumedZones({ table, computers }: CaveatFacts): Caveat[] {
  const scored = new Set(table.sessions.map(({ computer }) => computer));
  const assumed = computers.filter((c) => c.timeZoneSource === "assumedUtc" && scored.has(c.computer));
  if (assumed.length === 0) return [];
  const named = firstOf(assumed.map(({ computer }) => computer || nameless).sort(), ", ");
  const text = `No time zone is known for ${named}: off-hours are told by UTC. Name a zone with --timezone.`;
  return [{ code: "assumedUtc", text }];
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

function firstOf(items: readonly string[], separator: string): string {
  const shown = items.slice(0, namedComputers).join(separator);
  return items.length > namedComputers ? `${shown} and ${items.length - namedComputers} more` : shown;
}

function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
