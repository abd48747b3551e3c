import type { LogonSession } from "@stray/schemas";
import { remoteLogonTypes } from "../events/logon-type.ts";
import { type Account, nameKey } from "./account.ts";
import { attachLogon, type Logon, logonOfDesktop, rootOf } from "./logons.ts";
import { type Pairable, pairNearest } from "./pair-nearest.ts";
import { type DesktopSession, desktopAddress, isAtConsole } from "./remote-desktop-sessions.ts";
import { secondMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A LocalSessionManager session and the logon it belongs to; one of its own where the Security log has none. */
export interface BridgedDesktop {
  desktop: DesktopSession;
  logon: Logon;
  confidence: LogonSession["joinConfidence"];
}

const consoleLogonTypes = new Set([2, 11]);
/** A reconnect may log on as an unlock (rule R10). */
const returnLogonTypes = new Set([7, 10, 12, 13]);
/** The console has no address; no address is written so. */
const atConsole = "LOCAL";
const closeness = ["nameAndPlace", "name"] as const;
const besideMicros = 10 * secondMicros;
const beside = { beforeMicros: besideMicros, afterMicros: besideMicros };

/** Rule R17: joins the Remote Desktop log's sessions to the Security log's logons, the surest evidence first. */
export function bridgeDesktops(desktops: readonly DesktopSession[], logons: readonly Logon[]): BridgedDesktop[] {
  const bridges = new Map<DesktopSession, BridgedDesktop>();
  const hosts = new Set<Logon>();
  const join = (desktop: DesktopSession, part: Logon, confidence: BridgedDesktop["confidence"]) => {
    const logon = rootOf(part);
    if (bridges.has(desktop) || (confidence !== "certain" && hosts.has(logon))) return;
    bridges.set(desktop, { desktop, logon, confidence });
    hosts.add(logon);
  };
  for (const [desktop, logon] of pairByReconnection(desktops, logons)) join(desktop, logon, "certain");
  for (const by of closeness) {
    const free = logons.filter((logon) => !hosts.has(rootOf(logon)));
    const alone = desktops.filter((desktop) => !bridges.has(desktop));
    const confidence = by === "name" ? "weak" : "likely";
    for (const [desktop, logon] of pairByLogon(alone, free, by)) join(desktop, logon, confidence);
  }
  return desktops.map(
    (desktop) => bridges.get(desktop) ?? { desktop, logon: logonOfDesktop(desktop), confidence: "certain" },
  );
}

/** 4778 and 4779 name the LogonId of the session that a 25 or 24 of the same account tells of. */
function pairByReconnection(desktops: readonly DesktopSession[], logons: readonly Logon[]): [DesktopSession, Logon][] {
  const lefts = desktops.flatMap((desktop) =>
    desktop.events.filter(isSwitch).map((event) => switchOf(desktop, nameKey(desktop.account), event)),
  );
  const rights = logons.flatMap((logon) =>
    logon.events.filter(isSwitch).map((event) => switchOf(logon, nameKey(logon.account), event)),
  );
  return pairNearest(lefts, rights, beside);
}

function isSwitch({ kind }: TimelineEvent): boolean {
  return isConnect(kind) || kind === "remoteDesktopDisconnected" || kind === "windowStationDisconnected";
}

function isConnect(kind: TimelineEvent["kind"]): boolean {
  return kind === "remoteDesktopReconnected" || kind === "windowStationReconnected";
}

function switchOf<T>(item: T, name: string, { kind, steadyMicros }: TimelineEvent): Pairable<T> {
  return { item, key: `${isConnect(kind) ? "connect" : "disconnect"} ${name}`, micros: steadyMicros };
}

/** A 21 and the 4624 of the same account within seconds: from one address, both at the console, or by time alone. */
function pairByLogon(
  desktops: readonly DesktopSession[],
  logons: readonly Logon[],
  by: (typeof closeness)[number],
): [DesktopSession, Logon][] {
  const lefts = desktops.flatMap((desktop) => {
    if (desktop.opened === null) return [];
    const place = isAtConsole(desktop.opened) ? atConsole : desktopAddress(desktop.opened);
    return [{ item: desktop, key: keyOf(desktop.account, place), micros: desktop.opened.steadyMicros }];
  });
  const rights = logons.flatMap((logon) => {
    const place = placeOf(logon);
    if (logon.opened === null || logon.host !== null || place === null) return [];
    return [{ item: logon, key: keyOf(logon.account, place), micros: logon.opened.steadyMicros }];
  });
  return pairNearest(lefts, rights, beside);

  function keyOf(account: Account, place: string): string {
    return by === "name" ? nameKey(account) : `${place} ${nameKey(account)}`;
  }
}

/** Where a logon that opens a desktop was made: at the console or from an address (which may be ""); else null. */
function placeOf({ logonType, sourceAddress }: Logon): string | null {
  if (remoteLogonTypes.has(logonType ?? -1)) return sourceAddress;
  return consoleLogonTypes.has(logonType ?? -1) ? atConsole : null;
}

/** Returning writes a short-lived 4624 beside the 25 or 4778 (rule R13): a part of the session returned to. */
export function joinReconnectingLogons(bridges: readonly BridgedDesktop[], logons: readonly Logon[]): void {
  const hosts = new Set(bridges.map(({ logon }) => rootOf(logon)));
  const reconnects = [
    ...bridges.flatMap(({ desktop, logon }) => desktop.events.map((event) => ({ event, logon }))),
    ...logons.flatMap((logon) => logon.events.map((event) => ({ event, logon }))),
  ].filter(({ event }) => isConnect(event.kind));
  const lefts = reconnects.map(({ event, logon }) => ({
    item: logon,
    key: nameKey(logon.account),
    micros: event.steadyMicros,
  }));
  const rights = logons.flatMap((logon) =>
    logon.opened !== null && logon.host === null && !hosts.has(logon) && returnLogonTypes.has(logon.logonType ?? -1)
      ? [{ item: logon, key: nameKey(logon.account), micros: logon.opened.steadyMicros }]
      : [],
  );
  for (const [session, logon] of pairNearest(lefts, rights, beside)) {
    if (isOlder(rootOf(session), logon)) attachLogon(logon, session, "return");
  }
}

function isOlder(session: Logon, logon: Logon): boolean {
  const first = session.opened ?? session.events[0];
  return first === undefined || (logon.opened !== null && first.steadyMicros < logon.opened.steadyMicros);
}
