import {
  type AnalysisReport,
  defaultAnalysisOptions,
  type LogonSession,
  type ScoredSession,
  schemaVersion,
} from "@stray/schemas";

type Overrides = Partial<Omit<ScoredSession, "session">> & { session?: Partial<LogonSession> };

/** A session of the account `user<number>`, ordinary unless told otherwise. */
export function makeSession(number: number, { session, ...scored }: Overrides = {}): ScoredSession {
  return {
    session: { ...ordinarySession(number), ...session },
    features: { duration: 600, failed_logons: null, total_events: number },
    score: 3 - number / 1000,
    anomaly: 0.5,
    localOutlierFactor: 1.2,
    rank: number,
    level: "none",
    withinBudget: true,
    flagged: false,
    severityKinds: [],
    contributions: [{ featureId: "total_events", contribution: 0.25 }],
    reasons: [{ featureId: "total_events", text: `${number} events, more than all others`, contribution: 0.25 }],
    whatIf: null,
    nearestOrdinary: null,
    knownGood: null,
    related: [],
    evidence: [],
    ...scored,
  };
}

function ordinarySession(number: number): LogonSession {
  const startTime = new Date(Date.UTC(2026, 2, 2) + number * 60_000).toISOString().replace(".000Z", "Z");
  return {
    sessionKey: `HOST~0x${number.toString(16)}~${startTime.replace(/[-:]/g, "")}`,
    kind: "logon",
    computer: "HOST",
    accountName: `user${number}`,
    accountDomain: "LAB",
    accountSid: `S-1-5-21-1-2-3-${1000 + number}`,
    accountKind: "user",
    sourceAddress: "10.0.0.7",
    workstationName: "DESK",
    logonType: 10,
    logonIds: [`0x${number.toString(16)}`],
    rdpSessionId: null,
    startTime,
    endTime: null,
    lastSeen: startTime,
    timeZone: "UTC",
    clientTimeZone: null,
    startReason: "logon",
    endReason: "endOfLog",
    segments: [],
    connectedSeconds: 600,
    disconnectedSeconds: 0,
    joinConfidence: "certain",
    holes: [],
    peerGroup: "remoteDesktop",
    setup: false,
    eventCounts: [],
    events: [],
    given: null,
  };
}

/** A report of these sessions, in the order given. */
export function makeReport(sessions: ScoredSession[]): AnalysisReport {
  return {
    schemaVersion,
    tool: { name: "stray", version: "0.0.0" },
    run: {
      frontend: "tui",
      arguments: [],
      started: "2026-03-02T00:00:00Z",
      elapsedMs: 1,
      node: "v20.19.0",
      platform: "linux",
    },
    options: defaultAnalysisOptions,
    inputs: [],
    computers: [],
    coverage: [],
    population: {
      events: 0,
      duplicateEvents: 0,
      userSessions: sessions.length,
      machineSessions: 0,
      serviceSessions: 0,
      outsideTimeRange: 0,
      scored: sessions.length,
      flagged: sessions.filter(({ flagged }) => flagged).length,
      budget: 5,
      beyondBudget: 0,
      knownGood: 0,
      hidden: 0,
      hiddenSetAside: 0,
    },
    sessions,
    setAside: [],
    groups: [],
    problems: [],
    caveats: [],
    contentSha256: "0".repeat(64),
  };
}

/** `count` ordinary sessions, numbered from 1, the first of them high and flagged. */
export function makeSessions(count: number): ScoredSession[] {
  return Array.from({ length: count }, (_, index) =>
    makeSession(index + 1, index === 0 ? { level: "high", flagged: true, severityKinds: ["logs_cleared"] } : {}),
  );
}
