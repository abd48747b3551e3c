import type { LogonSession } from "@stray/schemas";
import { nameKey } from "./account.ts";
import { attachLogon, type Logon, logonOfDesktop, rootOf } from "./logons.ts";
import { type Pairable, pairNearest } from "./pair-nearest.ts";
import { type DesktopSession, desktopAddress } from "./remote-desktop-sessions.ts";
import { secondMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A LocalSessionManager session and the logon it belongs to; one of its own where the Security log has none. */
export interface BridgedDesktop {
  desktop: DesktopSession;
  logon: Logon;
  confidence: LogonSession["joinConfidence"];
}

const remoteLogonTypes = new Set([10, 12]);
const consoleLogonTypes = new Set([2, 11]);
/** A reconnect may log on as an unlock (rule R10). */
const returnLogonTypes = new Set([7, 10, 12, 13]);
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
  for (const [desktop, logon] of pairByLogon(desktops, logons, true)) join(desktop, logon, "likely");
  const open = desktops.filter((desktop) => !bridges.has(desktop));
  const free = logons.filter((logon) => !hosts.has(rootOf(logon)));
  for (const [desktop, logon] of pairByLogon(open, free, false)) join(desktop, logon, "weak");
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

/** A 21 and the 4624 of the same account within seconds: by the same address, or (the console has none) by time alone. */
function pairByLogon(
  desktops: readonly DesktopSession[],
  logons: readonly Logon[],
  byAddress: boolean,
): [DesktopSession, Logon][] {
  const lefts = desktops.flatMap((desktop) => {
    if (desktop.opened === null) return [];
    const address = desktopAddress(desktop.opened);
    return [
      pairable(desktop, desktop.opened, [address === "" ? "console" : "remote", nameKey(desktop.account), address]),
    ];
  });
  const rights = logons.flatMap((logon) => {
    const place = logonPlace(logon);
    if (logon.opened === null || logon.host !== null || place === null) return [];
    const address = place === "console" ? "" : logon.sourceAddress;
    return [pairable(logon, logon.opened, [place, nameKey(logon.account), address])];
  });
  return pairNearest(lefts, rights, beside);

  function pairable<T>(item: T, { steadyMicros }: TimelineEvent, [place, name, address]: [string, string, string]) {
    return { item, key: JSON.stringify(byAddress ? [place, name, address] : [place, name]), micros: steadyMicros };
  }
}

function logonPlace({ logonType }: Logon): "remote" | "console" | null {
  if (remoteLogonTypes.has(logonType ?? -1)) return "remote";
  return consoleLogonTypes.has(logonType ?? -1) ? "console" : null;
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
