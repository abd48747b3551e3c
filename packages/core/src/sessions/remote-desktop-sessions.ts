import { dataText } from "../events/event-data.ts";
import { remoteDesktopAddressOf } from "../events/source-address.ts";
import { type Account, accountOfText, isSameAccount } from "./account.ts";
import type { Boots } from "./boots.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { secondMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A session of the LocalSessionManager: one generation of a SessionID in one boot, from 21 to 23 (rule R15). */
export interface DesktopSession {
  rdpSessionId: number;
  account: Account;
  /** Its 21; null when the log begins after it. */
  opened: TimelineEvent | null;
  /** Its 23. */
  closed: TimelineEvent | null;
  events: TimelineEvent[];
}

const largestSessionId = 0xffff_ffff;
/** 41 stands just before the 21 that it announces. */
const arbitrationMicros = 60 * secondMicros;

/** The computer's LocalSessionManager sessions, in the order of their first event. */
export function readDesktopSessions(timeline: ComputerTimeline, boots: Boots): DesktopSession[] {
  const sessions: DesktopSession[] = [];
  const latest = new Map<string, DesktopSession>();
  const announced = new Map<string, TimelineEvent>();
  for (const event of timeline.events) {
    const rdpSessionId = rdpSessionIdOf(event);
    if (rdpSessionId === null) continue;
    const key = `${boots.epochAt(event.steadyMicros)} ${rdpSessionId}`;
    const known = latest.get(key);
    if (event.kind === "remoteDesktopArbitration" && !isOpenFor(known, event)) {
      announced.set(key, event);
      continue;
    }
    const session = continues(known, event) ? known : openSession(rdpSessionId, event, announced.get(key));
    if (session === undefined || session === null) continue;
    if (session !== known) {
      latest.set(key, session);
      sessions.push(session);
    }
    addEvent(session, event);
  }
  return sessions;
}

/** Whether a 21, 24 or 25 is of the console, which Windows writes as LOCAL; an empty address is a local virtual machine's. */
export function isAtConsole({ event }: TimelineEvent): boolean {
  return dataText(event, "Address").toUpperCase() === "LOCAL";
}

/** The address that a 21, 24 or 25 gives; "" for the console. */
export function desktopAddress({ event }: TimelineEvent): string {
  return remoteDesktopAddressOf(dataText(event, "Address"));
}

/** 21 to 25 and 41 name the session in SessionID, 39 in TargetSession, 40 in Session. */
function rdpSessionIdOf({ event, kind }: TimelineEvent): number | null {
  switch (kind) {
    case "remoteDesktopLogon":
    case "remoteDesktopShellStart":
    case "remoteDesktopLogoff":
    case "remoteDesktopDisconnected":
    case "remoteDesktopReconnected":
    case "remoteDesktopArbitration":
      return sessionNumber(dataText(event, "SessionID"));
    case "remoteDesktopDisconnectedBySession":
      return sessionNumber(dataText(event, "TargetSession"));
    case "remoteDesktopDisconnectReason":
      return sessionNumber(dataText(event, "Session"));
    default:
      return null;
  }
}

function sessionNumber(text: string): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  return value >= 0 && value <= largestSessionId ? value : null;
}

/** A new 21 opens a new generation; after a 23 only what follows a logoff (24, 39, 40) still belongs to the old one. */
function continues(known: DesktopSession | undefined, event: TimelineEvent): known is DesktopSession {
  if (known === undefined) return false;
  if (event.kind === "remoteDesktopLogon") return false;
  if (known.closed !== null) return !opensUnseen(event) || event.kind === "remoteDesktopDisconnected";
  return isOpenFor(known, event);
}

function isOpenFor(known: DesktopSession | undefined, event: TimelineEvent): boolean {
  if (known === undefined || known.closed !== null) return false;
  return dataText(event.event, "User") === "" || isSameAccount(known.account, userOf(event));
}

/** Events that name their user tell of a session whose 21 the log no longer holds; 39, 40 and 41 alone are none. */
function opensUnseen({ kind }: TimelineEvent): boolean {
  return (
    kind === "remoteDesktopShellStart" ||
    kind === "remoteDesktopLogoff" ||
    kind === "remoteDesktopDisconnected" ||
    kind === "remoteDesktopReconnected"
  );
}

function openSession(
  rdpSessionId: number,
  event: TimelineEvent,
  announced: TimelineEvent | undefined,
): DesktopSession | null {
  const opened = event.kind === "remoteDesktopLogon" ? event : null;
  if (opened === null && !opensUnseen(event)) return null;
  const isAnnounced = announced !== undefined && event.steadyMicros - announced.steadyMicros <= arbitrationMicros;
  const events = isAnnounced && opened !== null && isSameAccount(userOf(announced), userOf(event)) ? [announced] : [];
  return { rdpSessionId, account: userOf(event), opened, closed: null, events };
}

function addEvent(session: DesktopSession, event: TimelineEvent): void {
  session.events.push(event);
  if (event.kind === "remoteDesktopLogoff") session.closed = event;
}

function userOf({ event }: TimelineEvent): Account {
  return accountOfText(dataText(event, "User"));
}
