import type { AnalysisReport, EventKind, FeatureId, ScoredSession } from "@stray/schemas";
import { defaultAnalysisOptions, schemaVersion } from "@stray/schemas";

const features: readonly FeatureId[] = ["duration", "failed_logons", "unique_tasks", "off_hours", "total_events"];
const kinds: readonly EventKind[] = ["logonSucceeded", "logonFailed", "scheduledTaskCreated", "logoff"];

/** Numbers below `limit`, the same for the same seed (mulberry32). */
function seededNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A report of `count` sessions as a large network gives it: 3 reasons and 8 records each, ranked, a tenth flagged. */
export function* madeReportJson(count: number): Generator<string> {
  const next = seededNumbers(20260302);
  const { sessions: _sessions, setAside, groups, problems, caveats, contentSha256, ...head } = emptyReport(count);
  yield `${JSON.stringify(head).slice(0, -1)},"sessions":[`;
  for (let rank = 1; rank <= count; rank++) {
    yield (rank > 1 ? "," : "") + JSON.stringify(madeSession(rank, count, next));
  }
  yield `],${JSON.stringify({ setAside, groups, problems, caveats, contentSha256 }).slice(1)}\n`;
}

function emptyReport(count: number): AnalysisReport {
  return {
    schemaVersion,
    tool: { name: "stray", version: "0.0.0" },
    run: { frontend: "cli", arguments: [], started: "2026-03-02T00:00:00Z", elapsedMs: 0, node: "", platform: "" },
    options: defaultAnalysisOptions,
    inputs: [],
    computers: [],
    coverage: [],
    population: {
      events: 8 * count,
      duplicateEvents: 0,
      userSessions: count,
      machineSessions: 0,
      serviceSessions: 0,
      outsideTimeRange: 0,
      scored: count,
      flagged: Math.floor(count / 10),
      budget: Math.floor(count / 10),
      beyondBudget: 0,
      knownGood: 0,
      hidden: 0,
      hiddenSetAside: 0,
    },
    sessions: [],
    setAside: [],
    groups: [],
    problems: [],
    caveats: [],
    contentSha256: "0".repeat(64),
  };
}

function madeSession(rank: number, count: number, next: (limit: number) => number): ScoredSession {
  const score = Number((1 + (4 * (count - rank)) / count).toFixed(9));
  const isFlagged = rank <= count / 10;
  return {
    session: madeLogon(rank, next),
    features: { duration: next(36_000), failed_logons: next(50), unique_tasks: next(3), off_hours: next(2) },
    score,
    anomaly: Number((1 - 1 / score).toFixed(6)),
    localOutlierFactor: score,
    rank,
    level: isFlagged ? (rank <= count / 50 ? "high" : "medium") : "none",
    withinBudget: isFlagged,
    flagged: isFlagged,
    severityKinds: isFlagged && next(4) === 0 ? ["unique_tasks"] : [],
    contributions: features.map((featureId) => ({ featureId, contribution: next(1000) / 1000 })),
    reasons: features.slice(0, 3).map((featureId) => ({
      featureId,
      text: `${next(500)} of ${featureId}, more than ${next(count)} of ${count} sessions`,
      value: next(500),
      contribution: next(1000) / 1000,
    })),
    whatIf: null,
    nearestOrdinary: null,
    knownGood: null,
    related: [],
    evidence: Array.from({ length: 8 }, () => madeRecord(next)),
  };
}

function madeLogon(rank: number, next: (limit: number) => number): ScoredSession["session"] {
  const logonId = `0x${(0x10000 + rank).toString(16)}`;
  const startTime = madeTime(next);
  const computer = `WS-${String(next(400)).padStart(3, "0")}.example.test`;
  return {
    sessionKey: `${computer}~${logonId}~${startTime.replace(/[-:]/g, "")}`,
    kind: "logon",
    computer,
    accountName: `user${next(2000)}`,
    accountDomain: "EXAMPLE",
    accountSid: `S-1-5-21-1000-2000-3000-${1000 + next(2000)}`,
    accountKind: "user",
    sourceAddress: `10.${next(4)}.${next(250)}.${next(250)}`,
    workstationName: `PC-${next(500)}`,
    logonType: next(2) === 0 ? 3 : 10,
    logonIds: [logonId],
    rdpSessionId: null,
    startTime,
    endTime: null,
    lastSeen: startTime,
    timeZone: "UTC",
    clientTimeZone: null,
    startReason: "logon",
    endReason: "endOfLog",
    segments: [],
    connectedSeconds: next(36_000),
    disconnectedSeconds: 0,
    joinConfidence: "certain",
    holes: [],
    peerGroup: "network",
    setup: false,
    eventCounts: kinds.map((kind, index) => ({
      channel: "Security",
      eventId: 4624 + index,
      kind,
      count: 1 + next(20),
      distinctNames: 0,
    })),
    events: [],
    given: null,
  };
}

function madeRecord(next: (limit: number) => number): ScoredSession["evidence"][number] {
  return {
    featureId: "failed_logons",
    kind: "logonFailed",
    eventId: 4625,
    channel: "Security",
    source: "dc/Security.evtx",
    eventRecordId: next(5_000_000),
    timeCreated: madeTime(next),
  };
}

function madeTime(next: (limit: number) => number): string {
  const start = Date.UTC(2026, 2, 1);
  return new Date(start + next(21 * 86_400_000)).toISOString();
}
