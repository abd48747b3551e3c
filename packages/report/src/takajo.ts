import type { EventKind, LogonSession } from "@stray/schemas";
import { type Cell, csvRow } from "./csv.ts";
import { logonTypeName } from "./labels.ts";

interface Column {
  name: string;
  cell: (session: LogonSession) => Cell;
}

const failureKinds: ReadonlySet<EventKind | null> = new Set<EventKind>([
  "logonFailed",
  "kerberosTicketRefused",
  "kerberosPreauthenticationFailed",
  "credentialsRefused",
]);
/** What one event tells and a session of several does not. */
const empty = () => "";

/** The columns of takajo's `timeline-logon`, by its names and in its order, then what only a session has. */
const columns: readonly Column[] = [
  { name: "Timestamp", cell: ({ startTime }) => startTime },
  { name: "Channel", cell: (session) => firstEvent(session)?.channel ?? "" },
  { name: "EventID", cell: (session) => firstEvent(session)?.eventId ?? "" },
  { name: "Event", cell: eventText },
  { name: "LogoffTime", cell: ({ endTime }) => endTime },
  { name: "ElapsedTime", cell: elapsedSeconds },
  { name: "FailureReason", cell: empty },
  { name: "TargetComputer", cell: ({ computer }) => computer },
  { name: "TargetUser", cell: ({ accountName }) => accountName },
  { name: "AdminLogon", cell: (session) => (countOf(session, new Set(["specialPrivileges"])) > 0 ? "Yes" : "No") },
  { name: "SourceComputer", cell: ({ workstationName }) => workstationName },
  { name: "SourceUser", cell: empty },
  { name: "SourceIP", cell: ({ sourceAddress }) => sourceAddress },
  { name: "Type", cell: typeText },
  { name: "Impersonation", cell: empty },
  { name: "ElevatedToken", cell: empty },
  { name: "Auth", cell: empty },
  { name: "Process", cell: empty },
  { name: "LID", cell: ({ logonIds }) => logonIds[0] ?? "" },
  { name: "LGUID", cell: empty },
  { name: "TargetUserSID", cell: ({ accountSid }) => accountSid },
  { name: "TargetDomainName", cell: ({ accountDomain }) => accountDomain },
  { name: "TargetLinkedLID", cell: ({ logonIds }) => logonIds.slice(1).join(" ") },
  { name: "SessionKey", cell: ({ sessionKey }) => sessionKey },
  { name: "Kind", cell: ({ kind }) => kind },
  { name: "AccountKind", cell: ({ accountKind }) => accountKind },
  { name: "EndReason", cell: ({ endReason }) => endReason },
  { name: "LastSeen", cell: ({ lastSeen }) => lastSeen },
  { name: "ConnectedSeconds", cell: ({ connectedSeconds }) => connectedSeconds },
  { name: "DisconnectedSeconds", cell: ({ disconnectedSeconds }) => disconnectedSeconds },
  { name: "JoinConfidence", cell: ({ joinConfidence }) => joinConfidence },
  { name: "RemoteDesktopID", cell: ({ rdpSessionId }) => rdpSessionId },
  { name: "FailedLogons", cell: (session) => countOf(session, failureKinds) },
];

/** Sessions as a CSV (RFC 4180, formula-guarded) with takajo's columns, a row each after a header row. */
export function* formatTakajo(sessions: Iterable<LogonSession>): Generator<string> {
  yield csvRow(columns.map(({ name }) => name));
  for (const session of sessions) yield csvRow(columns.map(({ cell }) => cell(session)));
}

/** The record that a session starts with, where it is listed. */
function firstEvent({ events, startTime }: LogonSession): LogonSession["events"][number] | undefined {
  return events.find(({ timeCreated }) => timeCreated === startTime) ?? events[0];
}

/** takajo's words where it has them. */
function eventText(session: LogonSession): string {
  if (countOf(session, new Set(["logonSucceeded"])) > 0) return "Successful Logon";
  if (session.kind === "remoteDesktop") return "Remote Desktop Session";
  return countOf(session, failureKinds) > 0 ? "Failed Logon" : "Activity";
}

/** From the start to the end in steady time; "" where the end is not known, for takajo's readers add these up. */
function elapsedSeconds({ endTime, connectedSeconds, disconnectedSeconds }: LogonSession): Cell {
  return endTime === null ? "" : connectedSeconds + disconnectedSeconds;
}

function typeText({ logonType }: LogonSession): string {
  return logonType === null ? "" : `${logonType} - ${logonTypeName(logonType)}`;
}

function countOf({ eventCounts }: LogonSession, kinds: ReadonlySet<EventKind | null>): number {
  return eventCounts.reduce((sum, { kind, count }) => sum + (kinds.has(kind) ? count : 0), 0);
}
