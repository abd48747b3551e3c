import { createHash } from "node:crypto";
import {
  type Analysis,
  type AnalysisReport,
  type CreateSha256,
  defaultAnalysisOptions,
  type LogonSession,
  type Run,
  type ScoredSession,
} from "@stray/schemas";
import { sealReport } from "../src/index.ts";

export const createSha256: CreateSha256 = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
};

export const exampleRun: Run = {
  frontend: "cli",
  arguments: ["scan", "evidence"],
  started: "2026-03-24T08:00:00Z",
  elapsedMs: 12.5,
  node: "v20.20.2",
  platform: "linux",
};

/** A type-10 session of CORP\bob on SRV01 from 203.0.113.7, 2026-03-02 23:04:05 to 23:34:06. */
export function exampleSession(differences: Partial<LogonSession> = {}): LogonSession {
  return {
    sessionKey: "srv01~0x8dcdc~20260302T230405Z",
    kind: "remoteDesktop",
    computer: "SRV01",
    accountName: "bob",
    accountDomain: "CORP",
    accountSid: "S-1-5-21-1-2-3-1001",
    accountKind: "user",
    sourceAddress: "203.0.113.7",
    workstationName: "KALI",
    logonType: 10,
    logonIds: ["0x8dcdc"],
    rdpSessionId: 2,
    startTime: "2026-03-02T23:04:05.1234567Z",
    endTime: "2026-03-02T23:34:06Z",
    lastSeen: "2026-03-02T23:34:06Z",
    timeZone: "UTC",
    clientTimeZone: null,
    startReason: "logon",
    endReason: "logoff",
    segments: [],
    connectedSeconds: 1801,
    disconnectedSeconds: 0,
    joinConfidence: "certain",
    holes: [],
    peerGroup: "remoteDesktop",
    setup: false,
    eventCounts: [{ channel: "Security", eventId: 4625, kind: "logonFailed", count: 57, distinctNames: 1 }],
    events: [],
    given: null,
    ...differences,
  };
}

/** Rank 1 with score 4.5, flagged high, one reason and one record of evidence. */
export function exampleScored(
  differences: Partial<ScoredSession> = {},
  session: Partial<LogonSession> = {},
): ScoredSession {
  return {
    session: exampleSession(session),
    features: {
      duration: 1801,
      off_hours: 1,
      ip_present: 1,
      successful_logons: 1,
      total_events: 58,
      failed_logons: 57,
      failed_accounts: 0,
      unique_tasks: null,
      unique_services: 0,
      group_added: 0,
      user_created: 0,
      logs_cleared: 0,
      audit_policy: 0,
      explicit_targets: 0,
      share_access: 0,
      directory_access: 0,
      sensitive_objects: 0,
      admin_tools: 0,
    },
    score: 4.5,
    anomaly: 0.777778,
    localOutlierFactor: 4.25,
    rank: 1,
    level: "high",
    withinBudget: true,
    flagged: true,
    severityKinds: ["failed_logons"],
    contributions: [{ featureId: "failed_logons", contribution: 3.5 }],
    reasons: [{ featureId: "failed_logons", text: "57 failed logons; the 10 nearest sessions: 0" }],
    whatIf: null,
    nearestOrdinary: null,
    knownGood: null,
    related: [{ sessionKey: "srv01~act~20260302T220000Z", by: "sourceAddress" }],
    evidence: [
      {
        featureId: "failed_logons",
        kind: "logonFailed",
        eventId: 4625,
        channel: "Security",
        source: "Security.evtx",
        eventRecordId: 991,
        timeCreated: "2026-03-02T22:59:00Z",
      },
    ],
    ...differences,
  };
}

/** A session nobody would look at twice: score 1, unflagged, rank 2. */
export function ordinaryScored(
  differences: Partial<ScoredSession> = {},
  session: Partial<LogonSession> = {},
): ScoredSession {
  const ordinary = { score: 1, anomaly: 0, rank: 2, level: "none", flagged: false } as const;
  return exampleScored(
    { ...ordinary, severityKinds: [], contributions: [], reasons: [], related: [], evidence: [], ...differences },
    { sessionKey: "srv01~0x111~20260303T080000Z", accountName: "alice", logonType: 2, kind: "logon", ...session },
  );
}

export function exampleAnalysis(sessions: ScoredSession[], differences: Partial<Analysis> = {}): Analysis {
  return {
    schemaVersion: 1,
    tool: { name: "stray", version: "1.2.3" },
    options: defaultAnalysisOptions,
    inputs: [
      {
        name: "Security.evtx",
        bytes: 1_118_208,
        sha256: "0".repeat(64),
        format: "evtx",
        records: 1234,
        first: "2026-03-02T00:00:00Z",
        last: "2026-03-23T18:00:00Z",
        problems: 0,
      },
    ],
    computers: [{ computer: "SRV01", aliases: [], timeZone: "UTC", timeZoneSource: "assumedUtc" }],
    coverage: [
      {
        computer: "SRV01",
        channel: "Security",
        records: 1234,
        first: "2026-03-02T00:00:00Z",
        last: "2026-03-23T18:00:00Z",
        gaps: [],
        gapCount: 0,
      },
    ],
    population: {
      events: 1234,
      duplicateEvents: 0,
      userSessions: sessions.length,
      machineSessions: 3,
      serviceSessions: 4,
      outsideTimeRange: 0,
      scored: sessions.length,
      flagged: sessions.filter(({ flagged }) => flagged).length,
      budget: 10,
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
    ...differences,
  };
}

export function exampleReport(sessions: ScoredSession[], differences: Partial<Analysis> = {}): AnalysisReport {
  return sealReport(exampleAnalysis(sessions, differences), exampleRun, createSha256);
}
