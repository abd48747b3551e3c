import type { EventKind, LogonSession, SessionEventCount } from "@stray/schemas";
import { bareSession } from "./bare-session.ts";
import type { LabelledRow } from "./labelled-rows.ts";

const events = [
  ["failed_logons", 4625, "logonFailed"],
  ["successful_logons", 4624, "logonSucceeded"],
  ["unique_tasks", 4698, "scheduledTaskCreated"],
  ["unique_services", 7045, "serviceInstalled"],
  ["admin_added", 4732, "groupMemberAdded"],
  ["user_created", 4720, "userCreated"],
  ["logs_cleared", 1102, "logCleared"],
] as const satisfies readonly (readonly [keyof LabelledRow, number, EventKind])[];

/** A session whose features are the row's, as a list in the original's shape would give it. */
export function trialSession(row: LabelledRow, index: number): LogonSession {
  const start = row.isOffHours ? "2026-03-02T02:00:00" : "2026-03-02T12:00:00";
  const end = new Date(Date.parse(`${start}Z`) + row.durationSeconds * 1000).toISOString();
  const user = row.hasAccount ? "account" : "";
  const sourceIp = row.hasAddress ? "10.0.0.1" : "";
  return {
    ...bareSession,
    sessionKey: `${index}~-~-`,
    accountName: user,
    sourceAddress: sourceIp,
    startTime: `${start}Z`,
    endTime: end,
    lastSeen: end,
    connectedSeconds: row.durationSeconds,
    eventCounts: eventCounts(row),
    given: { position: index + 1, user, sourceIp, start, end },
  };
}

/** The rows' own events, and one line for those of no kind, so that all add up to total_events. */
function eventCounts(row: LabelledRow): SessionEventCount[] {
  const counted = events.map(([column, eventId, kind]): SessionEventCount => {
    return { channel: "", eventId, kind, count: row[column], distinctNames: row[column] };
  });
  const rest = row.total_events - counted.reduce((sum, { count }) => sum + count, 0);
  return [...counted, { channel: "", eventId: 0, kind: null, count: rest, distinctNames: 0 }];
}
