import type { SessionSegment } from "@stray/schemas";
import { disconnectReason, takenOver } from "./disconnect-reason.ts";
import type { SessionDraft } from "./session-draft.ts";
import { addressOf } from "./session-sources.ts";
import { secondMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent, writtenTime } from "./timeline-event.ts";

/** The connected stretches of a Remote Desktop session and what they add up to, in steady time (rule R18). */
export interface Connected {
  segments: SessionSegment[];
  connectedMicros: number;
}

/** A stretch by its events; `from` null: it began before the log, `to` null: it was open when the log ended. */
interface ConnectedStretch {
  from: TimelineEvent | null;
  to: TimelineEvent | null;
  address: string;
  reason: string | null;
  reasonMicros: number;
}

const connectKinds = new Set(["remoteDesktopLogon", "remoteDesktopReconnected", "windowStationReconnected"]);
const disconnectKinds = new Set(["remoteDesktopLogoff", "remoteDesktopDisconnected", "windowStationDisconnected"]);
/** 39 and 40 stand within seconds of the 24 that they explain. */
const besideMicros = 10 * secondMicros;

/** `movedAway`: the 4779 whose connection went to another session (rule R16). */
export function connectedSegments(
  draft: SessionDraft,
  lastSeen: TimelineEvent,
  movedAway: ReadonlySet<TimelineEvent>,
): Connected {
  const stretches = stretchesOf(draft);
  const durations = stretches.map(({ from, to }) =>
    from === null ? 0 : Math.max(0, (to ?? lastSeen).steadyMicros - from.steadyMicros),
  );
  return {
    segments: stretches.map(({ from, to, address, reason }) => ({
      startTime: from && writtenTime(from),
      endTime: to && writtenTime(to),
      sourceAddress: address,
      endReason: to !== null && movedAway.has(to) ? takenOver : (reason ?? plainReason(draft, to)),
    })),
    connectedMicros: durations.reduce((sum, each) => sum + each, 0),
  };
}

/** From the opening, 25 or 4778 to 24, 4779, 23 or the end; a 24 after the 23 finds nothing connected. */
function stretchesOf(draft: SessionDraft): ConnectedStretch[] {
  const stretches: ConnectedStretch[] = [];
  if (draft.start.kind === "logonSucceeded") stretches.push(stretchFrom(draft.start));
  for (const event of switchesOf(draft)) {
    const last = stretches.at(-1);
    if (connectKinds.has(event.kind)) connect(stretches, last, event);
    else if (disconnectKinds.has(event.kind)) disconnect(stretches, last, event);
    else if (last !== undefined) explain(last, event);
  }
  const last = stretches.at(-1);
  if (last?.to === null) last.to = draft.end.event;
  return stretches;
}

/** A complete Remote Desktop log tells it all; the same moments in the Security log would only blur it. */
function switchesOf({ desktops, events }: SessionDraft): TimelineEvent[] {
  const isComplete = desktops.length > 0 && desktops.every(({ opened }) => opened !== null);
  const told = isComplete ? desktops.flatMap((desktop) => desktop.events) : events.map(({ event }) => event);
  return told.toSorted(bySteadyTime);
}

function connect(stretches: ConnectedStretch[], last: ConnectedStretch | undefined, event: TimelineEvent): void {
  if (last === undefined || last.to !== null) stretches.push(stretchFrom(event));
  else if (last.address === "") last.address = addressOf(event);
}

function disconnect(stretches: ConnectedStretch[], last: ConnectedStretch | undefined, event: TimelineEvent): void {
  if (last === undefined) stretches.push({ ...stretchFrom(event), from: null, to: event });
  else if (last.to === null) close(last, event);
}

function close(stretch: ConnectedStretch, event: TimelineEvent): void {
  stretch.to = event;
  if (event.steadyMicros - stretch.reasonMicros > besideMicros) stretch.reason = null;
}

/** 40 stands before the 24 or just after it; a takeover, told by 39, says more than the 40 beside it. */
function explain(stretch: ConnectedStretch, event: TimelineEvent): void {
  const reason = disconnectReason(event);
  const isLate = stretch.to !== null && event.steadyMicros - stretch.to.steadyMicros > besideMicros;
  if (reason === null || isLate || stretch.to?.kind === "remoteDesktopLogoff") return;
  const isNews = event.steadyMicros - stretch.reasonMicros > besideMicros;
  if (stretch.reason === takenOver && !isNews) return;
  stretch.reason = reason;
  stretch.reasonMicros = event.steadyMicros;
}

function stretchFrom(from: TimelineEvent): ConnectedStretch {
  return { from, to: null, address: addressOf(from), reason: null, reasonMicros: Number.NEGATIVE_INFINITY };
}

function plainReason({ end }: SessionDraft, to: TimelineEvent | null): string {
  if (to === null || to === end.event) return end.reason;
  return to.kind === "remoteDesktopLogoff" ? "remoteDesktopLogoff" : "disconnected";
}
