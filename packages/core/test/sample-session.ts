import type { EventKind, LogonSession, SessionEventCount } from "@stray/schemas";
import type { SessionEvidence } from "../src/index.ts";

/** A plain user session of one hour on PC-1; a test changes what it is about. */
export function session(changes: Partial<LogonSession> = {}): LogonSession {
  return {
    sessionKey: "pc-1~0x1~20260302T090000Z",
    kind: "logon",
    computer: "PC-1",
    accountName: "amy",
    accountDomain: "CORP",
    accountSid: "",
    accountKind: "user",
    sourceAddress: "",
    workstationName: "",
    logonType: 2,
    logonIds: ["0x1"],
    rdpSessionId: null,
    startTime: "2026-03-02T09:00:00Z",
    endTime: "2026-03-02T10:00:00Z",
    lastSeen: "2026-03-02T10:00:00Z",
    timeZone: "UTC",
    clientTimeZone: null,
    startReason: "logon",
    endReason: "logoff",
    segments: [],
    connectedSeconds: 3600,
    disconnectedSeconds: 0,
    joinConfidence: "certain",
    holes: [],
    peerGroup: "interactive",
    setup: false,
    eventCounts: [],
    events: [],
    given: null,
    ...changes,
  };
}

/** A line of eventCounts in the Security log. */
export function counted(eventId: number, kind: EventKind, count = 1): SessionEventCount {
  return { channel: "Security", eventId, kind, count, distinctNames: 0 };
}

/** Sessions as evidence without any input; a test adds what it is about. */
export function sessionEvidence(sessions: LogonSession[], changes: Partial<SessionEvidence> = {}): SessionEvidence {
  return {
    version: "0.0.0",
    inputs: [],
    problems: [],
    computers: [],
    coverage: [],
    events: 0,
    duplicateEvents: 0,
    sessions,
    ...changes,
  };
}
