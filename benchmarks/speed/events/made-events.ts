import type { EventSpecInput } from "@stray/test-fixtures";

/** Values that stand for what differs from copy to copy; the writer stores each in a form that can be found again. */
export const marks = {
  firstRecordId: 0x7a00_0000,
  firstLogonId: 0x5aa5_0000,
  startMs: Date.UTC(2026, 0, 5, 6),
  stepMs: 250,
  computer: "PC-00000.example.test",
} as const;

/** How many of each act are in one copy of a Security log. */
export interface Mix {
  serviceLogons: number;
  machineLogons: number;
  userNetworkLogons: number;
  interactiveLogons: number;
  remoteDesktopLogons: number;
  failures: number;
  noise: number;
}

/** What the events of a log mean, before they are placed in it. */
type Act = Pick<EventSpecInput, "eventId" | "data"> & Partial<EventSpecInput>;

const security = { channel: "Security", provider: "Microsoft-Windows-Security-Auditing" };
const lsm = "Microsoft-Windows-TerminalServices-LocalSessionManager";
const noiseIds = [5156, 4688, 4663, 5158, 4673, 4703];
const userCount = 300;

/** One copy of a computer's Security log: acts in a fixed, mingled order. */
export function securityEvents(mix: Mix): { events: EventSpecInput[]; logonIds: number } {
  const logons = { next: 0 };
  const acts = mingled([
    ...times(mix.serviceLogons, serviceLogon),
    ...times(mix.machineLogons, () => machineLogon(logons.next++)),
    ...times(mix.userNetworkLogons, (n) => networkLogon(logons.next++, user(n))),
    ...times(mix.interactiveLogons, (n) => interactiveLogon(logons.next++, user(n * 7), "2")),
    ...times(mix.remoteDesktopLogons, (n) => interactiveLogon(logons.next++, user(n * 11), "10")),
    ...times(mix.failures, (n) => [failure(user(n * 13))]),
    ...times(mix.noise, (n) => [noise(n)]),
  ]);
  return { events: acts.flat().map((act, index) => placed({ ...security, ...act }, index)), logonIds: logons.next };
}

/** One copy of the LocalSessionManager's log: sessions of people who come, leave, return and go. */
export function desktopEvents(sessions: number): EventSpecInput[] {
  const acts = times(sessions, (n) =>
    [21, 22, 24, 25, 23].map((eventId): Act => ({ eventId, data: desktopFields(n, eventId) })),
  );
  const userData = { element: "EventXML" };
  return acts
    .flat()
    .map((act, index) => placed({ ...act, channel: `${lsm}/Operational`, provider: lsm, userData }, index));
}

/** One copy of the System log: a zone, services now and then, and what nobody reads. */
export function systemEvents(count: number): EventSpecInput[] {
  return times(count, (n) => placed({ channel: "System", ...systemAct(n) }, n));
}

function placed(act: Act & Pick<EventSpecInput, "channel" | "provider">, index: number): EventSpecInput {
  const eventRecordId = marks.firstRecordId + index;
  const timeCreated = new Date(marks.startMs + index * marks.stepMs).toISOString();
  return { ...act, computer: marks.computer, eventRecordId, timeCreated };
}

function systemAct(n: number): Act & { provider: string } {
  if (n === 0) {
    const data = { Data: ["", "", "", "", "86400", "60", "-60 W. Europe Standard Time"] };
    return { provider: "EventLog", eventId: 6013, data };
  }
  const provider = "Service Control Manager";
  if (n % 100 !== 0) return { provider, eventId: 7036, data: { param1: "Windows Update", param2: "running" } };
  const data = { ServiceName: `tool${n % 7}`, ImagePath: "C:\\Windows\\tool.exe", AccountName: "LocalSystem" };
  return { provider, eventId: 7045, data };
}

function desktopFields(n: number, eventId: number): Record<string, string> {
  const fields = { User: `EXAMPLE\\${user(n * 11)}`, SessionID: String(2 + (n % 3)) };
  return eventId === 23 ? fields : { ...fields, Address: address(n) };
}

function serviceLogon(n: number): Act[] {
  const logonId = { type: "hexInt64" as const, value: "0x3e7" };
  const target = { sid: "S-1-5-18", name: "SYSTEM", domain: "NT AUTHORITY", logonId };
  return [logon(target, "5", n), privileges(target)];
}

function machineLogon(id: number): Act[] {
  const target = account(`HOST-${id % 40}$`, id, 5000);
  return [logon(target, "3", id), privileges(target), logoff(target, "3")];
}

function networkLogon(id: number, name: string): Act[] {
  const target = account(name, id, 1000);
  return [logon(target, "3", id), logoff(target, "3")];
}

function interactiveLogon(id: number, name: string, type: string): Act[] {
  const target = account(name, id, 1000);
  const subject = subjectOf(target);
  const tools = ["powershell.exe", "cmd.exe", "net.exe"].map((tool, n) => ({
    eventId: 4688,
    data: { ...subject, NewProcessName: `C:\\Windows\\System32\\${tool}`, CommandLine: `${tool} ${id} ${n}` },
  }));
  const explicit = {
    ...subject,
    TargetUserName: user(id * 3),
    TargetServerName: `srv-${id % 20}`,
    ProcessId: hex(0x1a4),
  };
  return [
    logon(target, type, id),
    privileges(target),
    ...tools,
    { eventId: 4648, data: explicit },
    logoff(target, type),
  ];
}

interface Target {
  sid: string;
  name: string;
  domain: string;
  logonId: { type: "hexInt64"; value: string };
}

function account(name: string, id: number, relativeId: number): Target {
  const sid = `S-1-5-21-1004336348-1177238915-682003330-${relativeId + (id % userCount)}`;
  return { sid, name, domain: "EXAMPLE", logonId: hex(marks.firstLogonId + id) };
}

function logon({ sid, name, domain, logonId }: Target, type: string, n: number): Act {
  return {
    eventId: 4624,
    version: 2,
    data: {
      SubjectUserSid: { type: "sid", value: "S-1-5-18" },
      SubjectUserName: "PC$",
      SubjectDomainName: "EXAMPLE",
      SubjectLogonId: hex(0x3e7),
      TargetUserSid: { type: "sid", value: sid },
      TargetUserName: name,
      TargetDomainName: domain,
      TargetLogonId: logonId,
      LogonType: { type: "uint32", value: type },
      LogonProcessName: type === "3" ? "Kerberos" : "Advapi  ",
      AuthenticationPackageName: type === "3" ? "Kerberos" : "Negotiate",
      WorkstationName: "-",
      LogonGuid: { type: "guid", value: "{00000000-0000-0000-0000-000000000000}" },
      TransmittedServices: "-",
      LmPackageName: "-",
      KeyLength: { type: "uint32", value: "0" },
      ProcessId: hex(type === "3" ? 0 : 0x2f4),
      ProcessName: type === "3" ? "-" : "C:\\Windows\\System32\\services.exe",
      IpAddress: type === "3" || type === "10" ? address(n) : "-",
      IpPort: type === "3" ? String(49_152 + ((n * 7919) % 16_000)) : "-",
      ImpersonationLevel: "%%1833",
      RestrictedAdminMode: "-",
      TargetOutboundUserName: "-",
      TargetOutboundDomainName: "-",
      VirtualAccount: "%%1843",
      TargetLinkedLogonId: hex(0),
      ElevatedToken: "%%1842",
    },
  };
}

function privileges(target: Target): Act {
  const list = "SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeRestorePrivilege\n\t\t\tSeDebugPrivilege";
  return { eventId: 4672, data: { ...subjectOf(target), PrivilegeList: list } };
}

function logoff({ sid, name, domain, logonId }: Target, type: string): Act {
  const target = {
    TargetUserSid: { type: "sid" as const, value: sid },
    TargetUserName: name,
    TargetDomainName: domain,
  };
  return { eventId: 4634, data: { ...target, TargetLogonId: logonId, LogonType: { type: "uint32", value: type } } };
}

function failure(name: string): Act {
  const nobody = {
    SubjectUserSid: { type: "sid" as const, value: "S-1-0-0" },
    SubjectUserName: "-",
    SubjectDomainName: "-",
  };
  const target = {
    TargetUserSid: { type: "sid" as const, value: "S-1-0-0" },
    TargetUserName: name,
    TargetDomainName: "EXAMPLE",
  };
  const rest = {
    Status: "0xc000006d",
    SubStatus: "0xc000006a",
    LogonType: "3",
    IpAddress: "10.9.9.9",
    IpPort: "50000",
  };
  return { eventId: 4625, data: { ...nobody, ...target, ...rest, WorkstationName: "KIOSK" } };
}

function noise(n: number): Act {
  const eventId = noiseIds[n % noiseIds.length]!;
  const subject = {
    SubjectUserSid: { type: "sid" as const, value: "S-1-5-18" },
    SubjectUserName: "PC$",
    SubjectLogonId: hex(0x3e7),
  };
  const program = `C:\\Program Files\\App ${n % 50}\\service.exe`;
  const file = {
    ObjectName: `C:\\data\\folder ${n % 30}\\file ${n}.docx`,
    NewProcessName: program,
    ProcessId: hex(0x1000 + n),
  };
  return { eventId, data: { ...subject, ...file, Application: program, DestAddress: address(n), DestPort: "443" } };
}

function subjectOf({ sid, name, domain, logonId }: Target) {
  return {
    SubjectUserSid: { type: "sid" as const, value: sid },
    SubjectUserName: name,
    SubjectDomainName: domain,
    SubjectLogonId: logonId,
  };
}

function hex(value: number): { type: "hexInt64"; value: string } {
  return { type: "hexInt64", value: `0x${value.toString(16)}` };
}

function user(n: number): string {
  return `user${n % userCount}`;
}

function address(n: number): string {
  return `10.${n % 4}.${(n * 7) % 50}.${(n * 31) % 250}`;
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

/** The same order every time, each kind spread over the whole. */
function mingled<T>(items: readonly T[]): T[] {
  const keyed = items.map((item, index) => ({ item, key: (index * 7919) % 10_007 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
