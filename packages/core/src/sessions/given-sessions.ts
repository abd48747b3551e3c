import type { GivenSession, LogonSession, OriginalSession } from "@stray/schemas";
import {
  compareTimes,
  parseWrittenTime,
  secondsBetween,
  utcTimestamp,
  type WrittenTime,
} from "../time/written-time.ts";
import { givenEventCounts, givenSessionEvents, readGivenEvents } from "./given-events.ts";
import { numberEqualKeys, sessionKeyOf } from "./session-key.ts";

/** Sessions of a list in the original tool's shape, in its order; `given` keeps its own words. */
export function givenSessions(list: readonly OriginalSession[]): LogonSession[] {
  return numberEqualKeys(list.map((original, index) => givenSession(original, index + 1)));
}

function givenSession(original: OriginalSession, position: number): LogonSession {
  const given = asGiven(original, position);
  const events = readGivenEvents(original.events ?? []);
  return {
    ...whoAndWhen(given),
    kind: "logon",
    computer: "",
    accountDomain: "",
    accountSid: "",
    accountKind: "user",
    workstationName: "",
    logonType: null,
    logonIds: [],
    rdpSessionId: null,
    timeZone: "UTC",
    clientTimeZone: null,
    startReason: "given",
    endReason: "given",
    segments: [],
    disconnectedSeconds: 0,
    joinConfidence: "certain",
    holes: [],
    peerGroup: null,
    setup: false,
    eventCounts: givenEventCounts(events),
    events: givenSessionEvents(events),
    given,
  };
}

function asGiven(original: OriginalSession, position: number): GivenSession {
  return {
    position,
    user: original.user ?? null,
    sourceIp: original.source_ip ?? null,
    start: original.start_time ?? null,
    end: original.end_time ?? null,
  };
}

function whoAndWhen({ user, sourceIp, start, end }: GivenSession) {
  const startTime = parseWrittenTime(start ?? "");
  const endTime = parseWrittenTime(end ?? "");
  const lastSeen = laterOf(startTime, endTime);
  return {
    sessionKey: sessionKeyOf([user ?? "", sourceIp ?? "", start ?? ""]),
    accountName: user ?? "",
    sourceAddress: sourceIp ?? "",
    startTime: startTime && utcTimestamp(startTime),
    endTime: endTime && utcTimestamp(endTime),
    lastSeen: lastSeen && utcTimestamp(lastSeen),
    connectedSeconds: startTime && endTime ? secondsBetween(startTime, endTime) : 0,
  };
}

function laterOf(a: WrittenTime | null, b: WrittenTime | null): WrittenTime | null {
  if (a === null || b === null) return a ?? b;
  return compareTimes(a, b) > 0 ? a : b;
}
