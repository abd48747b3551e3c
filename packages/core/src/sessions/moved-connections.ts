import { dataText } from "../events/event-data.ts";
import { parseLogonId } from "../events/logon-id.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { type Pairable, pairNearest } from "./pair-nearest.ts";
import { secondMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

const connectionFields = ["SessionName", "ClientName", "ClientAddress"] as const;
const atOnce = { beforeMicros: 0, afterMicros: 10 * secondMicros };

/**
 * Rule R16 by the Security log alone: the 4779 whose connection (`RDP-Tcp#8`, of one client) shows another session in its
 * next 4778. Whoever sits at that client took that session over, without a logon.
 */
export function movedConnections(timeline: ComputerTimeline): ReadonlySet<TimelineEvent> {
  const left = timeline.ofKinds("windowStationDisconnected").flatMap(connectionOf);
  const reached = timeline.ofKinds("windowStationReconnected").flatMap(connectionOf);
  const moves = pairNearest(left, reached, atOnce).filter(([from, to]) => logonIdOf(from) !== logonIdOf(to));
  return new Set(moves.map(([from]) => from));
}

function connectionOf(event: TimelineEvent): Pairable<TimelineEvent>[] {
  const [name = "", ...client] = connectionFields.map((field) => dataText(event.event, field).toLowerCase());
  if (!name.startsWith("rdp-")) return [];
  return [{ item: event, key: JSON.stringify([name, ...client]), micros: event.steadyMicros }];
}

function logonIdOf({ event }: TimelineEvent): string | null {
  return parseLogonId(dataText(event, "LogonID"));
}
