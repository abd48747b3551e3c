import type { LogonSession } from "@stray/schemas";
import { parseWrittenTime, secondsBetween } from "../time/written-time.ts";
import { ofKind } from "./event-tallies.ts";
import type { Feature } from "./feature.ts";

const opensOrEnds = ofKind(
  "logonSucceeded",
  "remoteDesktopLogon",
  "remoteDesktopReconnected",
  "remoteDesktopDisconnected",
  "remoteDesktopLogoff",
  "logoffInitiated",
  "logoff",
);

/** Seconds connected (Remote Desktop) or logged on; of a session whose end is unknown, what was seen so far. */
export const duration: Feature = {
  id: "duration",
  unit: "seconds",
  description: "how long the session was connected, or logged on; what was seen so far if its end was not",
  channels: null,
  isBehind: opensOrEnds,
  read: ({ connectedSeconds }) => Math.max(0, connectedSeconds),
};

/** Seconds from the written start to the written end, as they stand; 0 where one is missing. */
export const writtenDuration: Feature = { ...duration, read: writtenSeconds };

export const offHours: Feature = {
  id: "off_hours",
  unit: "flag",
  description: "it began outside `--work-hours`, in its computer's zone",
  channels: null,
  isBehind: ofKind("logonSucceeded", "remoteDesktopLogon"),
  read: (session, { isOffHours }) => (isOffHours(session) ? 1 : 0),
};

function writtenSeconds({ given, startTime, endTime }: LogonSession): number {
  const start = parseWrittenTime((given ? given.start : startTime) ?? "");
  const end = parseWrittenTime((given ? given.end : endTime) ?? "");
  return start && end ? secondsBetween(start, end) : 0;
}
