import type { LogonSession, SessionEvent, StartReason } from "@stray/schemas";
import { dataText } from "../events/event-data.ts";
import { remoteLogonTypes } from "../events/logon-type.ts";
import { groupBy } from "../group-by.ts";
import type { Account } from "./account.ts";
import type { Boots } from "./boots.ts";
import type { BridgedDesktop } from "./bridge.ts";
import { type Logon, rootOf } from "./logons.ts";
import { type DesktopSession, isAtConsole } from "./remote-desktop-sessions.ts";
import { type SessionEnd, sessionEnd } from "./session-end.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

/** An event of a session, and how it was known to be one. */
export interface AttributedEvent {
  event: TimelineEvent;
  attribution: SessionEvent["attribution"];
}

/** A session as its parts: what was joined, when it began and ended; more events may still be attributed to it. */
export interface SessionDraft {
  kind: LogonSession["kind"];
  account: Account;
  logons: readonly Logon[];
  desktops: readonly DesktopSession[];
  confidence: LogonSession["joinConfidence"];
  events: AttributedEvent[];
  start: TimelineEvent;
  startReason: StartReason;
  end: SessionEnd;
  /** Up to when it is taken to have run: its end; censored, the next boot (interactive) or its last event (R3). */
  runsUntilMicros: number;
  /** At a console or over Remote Desktop; such a session is preferred where only the time can tell (R3). */
  isInteractive: boolean;
}

const interactiveLogonTypes = new Set([2, 7, 10, 11, 12, 13]);

/** One draft for each logon that stands for itself, in steady order of their start. */
export function draftSessions(
  logons: readonly Logon[],
  bridges: readonly BridgedDesktop[],
  boots: Boots,
  clearings: readonly TimelineEvent[],
): SessionDraft[] {
  const logonsByRoot = groupBy(logons, rootOf);
  const bridgesByRoot = groupBy(bridges, ({ logon }) => rootOf(logon));
  const lastCleared = clearings.reduce((last, { steadyMicros }) => Math.max(last, steadyMicros), -Infinity);
  return [...new Set([...logonsByRoot.keys(), ...bridgesByRoot.keys()])]
    .map((root) => draftOf(root, logonsByRoot.get(root) ?? [], bridgesByRoot.get(root) ?? []))
    .sort((a, b) => bySteadyTime(a.start, b.start));

  function draftOf(root: Logon, logons: readonly Logon[], bridged: readonly BridgedDesktop[]): SessionDraft {
    const desktops = bridged.map(({ desktop }) => desktop);
    const events = [...logons, ...desktops].flatMap((part) => part.events).sort(bySteadyTime);
    const lastSeen = events.at(-1)!;
    const end = sessionEnd(logons, desktops, lastSeen, boots, lastCleared > lastSeen.steadyMicros);
    const isInteractive = desktops.length > 0 || interactiveLogonTypes.has(root.logonType ?? -1);
    const openUntil = isInteractive ? boots.nextBootMicros(lastSeen.steadyMicros) : lastSeen.steadyMicros;
    return {
      kind: kindOf(root, logons, desktops),
      account: root.account,
      logons,
      desktops,
      confidence: weakestOf(bridged),
      events: events.map((event) => ({ event, attribution: "logonId" })),
      ...openingOf(events, logons, desktops),
      end,
      runsUntilMicros: end.event?.steadyMicros ?? openUntil,
      isInteractive,
    };
  }
}

/** The first 4624 (but of a mere return) or 21; where the logs hold neither, the first event that was seen. */
function openingOf(
  events: readonly TimelineEvent[],
  logons: readonly Logon[],
  desktops: readonly DesktopSession[],
): Pick<SessionDraft, "start" | "startReason"> {
  const first = [...logons.filter(({ role }) => role !== "return"), ...desktops]
    .flatMap(({ opened }) => (opened === null ? [] : [opened]))
    .sort(bySteadyTime)[0];
  const start = first ?? events[0]!;
  if (start.kind === "remoteDesktopLogon") return { start, startReason: "remoteDesktopLogon" };
  if (start.kind === "remoteDesktopReconnected" || start.kind === "windowStationReconnected")
    return { start, startReason: "remoteDesktopReconnected" };
  return { start, startReason: first === undefined ? "firstSeen" : "logon" };
}

function kindOf(root: Logon, logons: readonly Logon[], desktops: readonly DesktopSession[]): SessionDraft["kind"] {
  const isRemote = [...logons, ...desktops].some(({ events }) => events.some(isRemoteConnection));
  if (isRemote || remoteLogonTypes.has(root.logonType ?? -1)) return "remoteDesktop";
  return desktops.length > 0 || logons.some(({ opened }) => opened !== null) ? "logon" : "activity";
}

/** Fast user switching writes 4778 and 4779 too, with the session name `Console`; Remote Desktop's is `RDP-Tcp#0`. */
function isRemoteConnection(event: TimelineEvent): boolean {
  switch (event.kind) {
    case "remoteDesktopLogon":
    case "remoteDesktopReconnected":
      return !isAtConsole(event);
    case "windowStationReconnected":
    case "windowStationDisconnected":
      return dataText(event.event, "SessionName").toLowerCase().startsWith("rdp");
    default:
      return false;
  }
}

function weakestOf(bridges: readonly BridgedDesktop[]): SessionDraft["confidence"] {
  const found = new Set(bridges.map(({ confidence }) => confidence));
  return found.has("weak") ? "weak" : found.has("likely") ? "likely" : "certain";
}
