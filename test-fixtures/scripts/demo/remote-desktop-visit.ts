import type { Actor } from "./cast.ts";
import { type DemoServer, nextBoot } from "./demo-server.ts";
import { minutes, seconds } from "./demo-time.ts";
import {
  explicitCredentials,
  type Logon,
  logoff,
  logoffInitiated,
  logonSucceeded,
  specialPrivileges,
  windowStation,
} from "./events/logon-events.ts";
import {
  connectionReceived,
  disconnectReason,
  networkAuthenticated,
  sessionWithAddress,
  sessionWithoutAddress,
} from "./events/remote-desktop-events.ts";
import { byRemoteDesktop, byWinlogon, machineSubject } from "./local-subjects.ts";
import { visitShares } from "./network-visit.ts";

/** An open Remote Desktop session: what its later events refer to. */
export interface Desktop {
  actor: Actor;
  rdpSessionId: number;
  sessionName: string;
  /** The elevated half first, where Windows split the token. */
  logons: readonly Logon[];
  helpers: readonly Logon[];
}

interface ConnectOptions {
  isNtlm?: boolean;
}

/** Connection, network level authentication, logon, shell: about three seconds. */
export function connect(server: DemoServer, actor: Actor, start: number, options: ConnectOptions = {}): Desktop {
  const { logs, random } = server;
  const authenticated = authenticate(server, actor, start, options);
  const user = userName(actor);
  const rdpSessionId = server.newRdpSessionId(start);
  const logonTime = authenticated + seconds(random.between(1.2, 2.2));
  logs.log(authenticated + seconds(0.4), sessionWithoutAddress(41, user, rdpSessionId));
  const helpers = startHelpers(server, rdpSessionId, authenticated + seconds(0.5));
  const logons = logOn(server, actor, logonTime);
  logs.log(logonTime + seconds(0.05), sessionWithoutAddress(42, user, rdpSessionId));
  logs.log(logonTime + seconds(0.3), sessionWithAddress(21, user, rdpSessionId, actor.address));
  logs.log(logonTime + seconds(0.7), sessionWithAddress(22, user, rdpSessionId, actor.address));
  return { actor, rdpSessionId, sessionName: `RDP-Tcp#${random.integer(1, 120)}`, logons, helpers };
}

function userName({ domain, name }: Actor): string {
  return `${domain}\\${name}`;
}

function authenticate(server: DemoServer, actor: Actor, start: number, { isNtlm = false }: ConnectOptions): number {
  const { logs, random } = server;
  const authenticated = start + seconds(random.between(0.6, 1.4));
  logs.log(start, connectionReceived());
  visitShares(server, {
    actor,
    start: authenticated,
    durationMicros: seconds(random.between(6, 14)),
    isNtlm,
    isNla: true,
  });
  logs.log(authenticated + seconds(0.2), networkAuthenticated(actor));
  return authenticated;
}

/** The type 10 logon; an administrator's is two, joined by TargetLinkedLogonId. */
function logOn(server: DemoServer, actor: Actor, time: number): Logon[] {
  const { logs } = server;
  const base = { ...actor, logonType: 10, means: byRemoteDesktop, port: "0" };
  const logonId = server.newLogonId(time);
  if (!actor.isAdministrator) {
    const logon = { ...base, logonId };
    logs.log(time, explicitCredentials(machineSubject, logon));
    logs.log(time, logonSucceeded(logon));
    return [logon];
  }
  const limitedId = server.newLogonId(time);
  const elevated = { ...base, logonId, linkedLogonId: limitedId, isElevated: true };
  const limited = { ...base, logonId: limitedId, linkedLogonId: logonId };
  logs.log(time, explicitCredentials(machineSubject, elevated));
  logs.log(time, logonSucceeded(elevated));
  logs.log(time, logonSucceeded(limited));
  logs.log(time, specialPrivileges(elevated));
  return [elevated, limited];
}

/** The font driver host and the window manager, for which each session gets accounts of its own. */
function startHelpers(server: DemoServer, rdpSessionId: number, time: number): Logon[] {
  const { logs } = server;
  const fontHost: Logon = {
    sid: `S-1-5-96-0-${rdpSessionId}`,
    name: `UMFD-${rdpSessionId}`,
    domain: "Font Driver Host",
    logonId: server.newLogonId(time),
    logonType: 2,
    means: byWinlogon,
  };
  const windowManager: Logon = {
    ...fontHost,
    sid: `S-1-5-90-0-${rdpSessionId}`,
    name: `DWM-${rdpSessionId}`,
    domain: "Window Manager",
    logonId: server.newLogonId(time),
  };
  const limitedId = server.newLogonId(time);
  const elevated = { ...windowManager, linkedLogonId: limitedId, isElevated: true };
  const limited = { ...windowManager, logonId: limitedId, linkedLogonId: windowManager.logonId };
  for (const logon of [fontHost, elevated, limited]) logs.log(time, logonSucceeded(logon));
  for (const logon of [elevated, limited]) logs.log(time, specialPrivileges(logon));
  return [fontHost, elevated, limited];
}

/** The window is closed: the session goes on without anybody looking at it. */
function disconnect({ logs }: DemoServer, desktop: Desktop, time: number): void {
  const { actor, rdpSessionId } = desktop;
  logs.log(time, disconnectReason(rdpSessionId, 11));
  logs.log(time + seconds(0.01), sessionWithAddress(24, userName(actor), rdpSessionId, actor.address));
  logs.log(time + seconds(0.02), windowStation(4779, station(desktop)));
}

/** Back in the same session; the logon that checked the password is gone after two seconds. */
function reconnect(server: DemoServer, desktop: Desktop, start: number, options: ConnectOptions = {}): void {
  const { logs, random } = server;
  const { actor, rdpSessionId } = desktop;
  const authenticated = authenticate(server, actor, start, options);
  const passing = logOn(server, actor, authenticated + seconds(random.between(1.2, 2.2)));
  const back = authenticated + seconds(random.between(2.8, 3.4));
  logs.log(back, sessionWithAddress(25, userName(actor), rdpSessionId, actor.address));
  logs.log(back + seconds(0.02), windowStation(4778, station(desktop)));
  for (const logon of passing.toReversed()) logs.log(back + seconds(0.9), logoff(logon));
}

function station({ actor, sessionName, logons }: Desktop): Parameters<typeof windowStation>[1] {
  return { ...actor, logonId: logons[0]!.logonId, sessionName };
}

/** The user logs off: 4647, 23, 40 and 24, then the 4634 of every logon of the session. */
export function logOff({ logs }: DemoServer, { actor, rdpSessionId, logons, helpers }: Desktop, time: number): void {
  const user = userName(actor);
  logs.log(time, logoffInitiated(logons.at(-1)!));
  logs.log(time + seconds(0.9), sessionWithoutAddress(23, user, rdpSessionId));
  logs.log(time + seconds(1.1), disconnectReason(rdpSessionId, 12));
  logs.log(time + seconds(1.2), sessionWithAddress(24, user, rdpSessionId, actor.address));
  for (const logon of logons.toReversed()) logs.log(time + seconds(1.4), logoff(logon));
  for (const helper of helpers) logs.log(time + seconds(2.3), logoff(helper));
}

interface Visit {
  actor: Actor;
  start: number;
  end: number;
  /** Times away, with the window closed. */
  pauses?: readonly { from: number; to: number }[];
  isNtlm?: boolean;
}

/** A whole visit; one that the next boot cuts off has no logoff. */
export function visitDesktop(server: DemoServer, { actor, start, end, pauses = [], ...options }: Visit): Desktop {
  const desktop = connect(server, actor, start, options);
  const lastMoment = Math.min(end, nextBoot(start) - minutes(2));
  for (const { from, to } of pauses.filter((pause) => pause.from < lastMoment)) {
    disconnect(server, desktop, from);
    if (to < lastMoment) reconnect(server, desktop, to, options);
  }
  if (end < lastMoment + seconds(1)) logOff(server, desktop, end);
  return desktop;
}
