import type { LogonSession, WindowsEvent } from "@stray/schemas";
import { createEventStore } from "../../src/events/event-store.ts";
import { reconstructSessions } from "../../src/sessions/reconstruct-sessions.ts";

type Data = Record<string, string | string[]>;

const auditing = "Microsoft-Windows-Security-Auditing";
const channels = {
  security: "Security",
  system: "System",
  desktop: "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
  connection: "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
  task: "Microsoft-Windows-TaskScheduler/Operational",
  core: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational",
  gateway: "Microsoft-Windows-TerminalServices-Gateway/Operational",
};
const providers = {
  desktop: "Microsoft-Windows-TerminalServices-LocalSessionManager",
  connection: "Microsoft-Windows-TerminalServices-RemoteConnectionManager",
  task: "Microsoft-Windows-TaskScheduler",
  core: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
  gateway: "Microsoft-Windows-TerminalServices-Gateway",
};

interface LogonFields {
  id: string;
  user?: string;
  domain?: string;
  type?: number;
  address?: string;
  workstation?: string;
  linked?: string;
  data?: Data;
}

/** The logs of one computer, written line by line: `10:00:05` is a time of 2 March 2026, record ids count by channel. */
export function computer(name: string) {
  const events: WindowsEvent[] = [];
  const lastIds = new Map<string, number>();

  function write(channel: string, provider: string, at: string, eventId: number, data: Data, userSid = ""): void {
    const eventRecordId = (lastIds.get(channel) ?? 0) + 1;
    lastIds.set(channel, eventRecordId);
    const origin = { source: `${name}-${channel.replace("/", "%4")}.evtx` };
    const timeCreated = utc(at);
    events.push({ eventId, channel, provider, computer: name, eventRecordId, timeCreated, userSid, data, origin });
  }

  const security = (at: string, eventId: number, data: Data = {}) =>
    write(channels.security, auditing, at, eventId, data);
  const desktop = (at: string, eventId: number, data: Data) =>
    write(channels.desktop, providers.desktop, at, eventId, data);

  return {
    events,
    security,
    desktop,
    write,
    logon: (at: string, fields: LogonFields) => security(at, 4624, logonData(fields)),
    logoff: (at: string, id: string, user = "bob") =>
      security(at, 4634, { TargetUserName: user, TargetDomainName: "CORP", TargetLogonId: id }),
    userLogoff: (at: string, id: string, user = "bob") =>
      security(at, 4647, { TargetUserName: user, TargetDomainName: "CORP", TargetLogonId: id }),
    failure: (at: string, user: string, data: Data = {}) =>
      security(at, 4625, { TargetUserName: user, SubjectLogonId: "0x3e7", LogonType: "3", IpAddress: "-", ...data }),
    action: (at: string, eventId: number, id: string, data: Data = {}, user = "bob") =>
      security(at, eventId, { SubjectUserName: user, SubjectDomainName: "CORP", SubjectLogonId: id, ...data }),
    boot: (at: string) => security(at, 4608),
    clearSecurity: (at: string, id: string) =>
      write(channels.security, "Microsoft-Windows-Eventlog", at, 1102, { SubjectUserName: "bob", SubjectLogonId: id }),
    setClock: (from: string, to: string) =>
      security(to, 4616, { SubjectLogonId: "0x3e5", PreviousTime: utc(from), NewTime: utc(to) }),
    service: (at: string, serviceName: string, userSid = "S-1-5-18") =>
      write(channels.system, "Service Control Manager", at, 7045, { ServiceName: serviceName }, userSid),
    system: (at: string, provider: string, eventId: number, data: Data = {}) =>
      write(channels.system, provider, at, eventId, data),
    task: (at: string, eventId: number, data: Data) => write(channels.task, providers.task, at, eventId, data),
    authenticated: (at: string, user: string, address: string) =>
      write(channels.connection, providers.connection, at, 1149, { Param1: user, Param2: "CORP", Param3: address }),
    /** RdpCoreTS 104: hours east of UTC. */
    clientZone: (at: string, bias: string) => write(channels.core, providers.core, at, 104, { TimezoneBiasHour: bias }),
    throughGateway: (at: string, eventId: 302 | 303, address: string, user = "CORP\\bob") =>
      write(channels.gateway, providers.gateway, at, eventId, { Username: user, IpAddress: address, Resource: "SRV1" }),
    desktopUser: (at: string, eventId: number, sessionId: number, address = "10.0.0.5", user = "CORP\\bob") =>
      desktop(at, eventId, { User: user, SessionID: String(sessionId), Address: address }),
  };
}

function logonData({ id, user = "bob", domain = "CORP", type = 2, ...rest }: LogonFields): Data {
  return {
    TargetUserName: user,
    TargetDomainName: domain,
    TargetLogonId: id,
    LogonType: String(type),
    IpAddress: rest.address ?? "-",
    WorkstationName: rest.workstation ?? "-",
    ...(rest.linked === undefined ? {} : { TargetLinkedLogonId: rest.linked }),
    ...rest.data,
  };
}

function utc(at: string): string {
  return at.includes("T") ? at : `2026-03-02T${at}Z`;
}

export function reconstruct(events: readonly WindowsEvent[], timezone: readonly string[] = []) {
  const store = createEventStore();
  for (const event of events) store.add(event);
  return reconstructSessions(store, { timezone });
}

type Logs = readonly { events: readonly WindowsEvent[] }[];

export function sessionsOf(...computers: Logs): LogonSession[] {
  return reconstruct(computers.flatMap(({ events }) => events)).sessions;
}

export function userSessionsOf(...computers: Logs): LogonSession[] {
  return sessionsOf(...computers).filter(({ accountKind }) => accountKind === "user");
}

/** How many events of an id a session counts. */
export function countOf(session: LogonSession | undefined, eventId: number): number {
  const rows = session?.eventCounts.filter((row) => row.eventId === eventId) ?? [];
  return rows.reduce((sum, { count }) => sum + count, 0);
}
