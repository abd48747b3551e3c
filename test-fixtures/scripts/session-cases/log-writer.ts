import type { EventSpecInput, FieldSpec } from "../../src/event-spec.ts";

type Data = Record<string, FieldSpec>;

/** The logs of one computer, by the name of their file: one event spec a line. */
export type ComputerLogs = Record<string, string>;

const services = "Microsoft-Windows-TerminalServices";
const domainSid = "S-1-5-21-2110040050-3090020010-1080090070";
const accountIds: Record<string, number> = { admin: 500, bob: 1104, eve: 1105, carol: 1106 };
const logs = {
  security: { channel: "Security", provider: "Microsoft-Windows-Security-Auditing" },
  securityLog: { channel: "Security", provider: "Microsoft-Windows-Eventlog" },
  system: { channel: "System", provider: "EventLog" },
  kernel: { channel: "System", provider: "Microsoft-Windows-Kernel-General" },
  desktop: { channel: `${services}-LocalSessionManager/Operational`, provider: `${services}-LocalSessionManager` },
  connection: {
    channel: `${services}-RemoteConnectionManager/Operational`,
    provider: `${services}-RemoteConnectionManager`,
  },
  gateway: { channel: `${services}-Gateway/Operational`, provider: `${services}-Gateway` },
  core: {
    channel: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational",
    provider: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
  },
};

interface LogonFields {
  id: string;
  user: string;
  type: number;
  address?: string;
  workstation?: string;
}

/** Writes a computer's logs line by line; record ids count from 101 in each, `skip` leaves some out. */
export function logWriter(computer: string) {
  const events: EventSpecInput[] = [];
  const nextIds = new Map<string, number>();

  function write(log: keyof typeof logs, at: string, eventId: number, data: Data, more: Partial<EventSpecInput> = {}) {
    const { channel } = logs[log];
    const eventRecordId = nextIds.get(channel) ?? 101;
    nextIds.set(channel, eventRecordId + 1);
    events.push({ eventId, ...logs[log], computer, eventRecordId, timeCreated: `${at}.0000000Z`, ...more, data });
  }

  const eventXml = { userData: { element: "EventXML", namespace: "Event_NS" } };
  return {
    skip(log: keyof typeof logs, records: number): void {
      const { channel } = logs[log];
      nextIds.set(channel, (nextIds.get(channel) ?? 101) + records);
    },
    logon: (at: string, fields: LogonFields) =>
      write("security", at, 4624, logonData(computer, fields), { version: 1 }),
    logoff: (at: string, id: string, user: string) =>
      write("security", at, 4634, { ...account("Target", user), TargetLogonId: id, LogonType: "2" }),
    security: (at: string, eventId: number, data: Data) => write("security", at, eventId, data),
    /** 1102: `user` cleared the Security log. */
    cleared: (at: string, id: string, user: string) =>
      write(
        "securityLog",
        at,
        1102,
        { ...account("Subject", user), SubjectLogonId: id },
        {
          userData: {
            element: "LogFileCleared",
            namespace: "http://manifests.microsoft.com/win/2004/08/windows/eventlog",
          },
        },
      ),
    /** 6013: the bias in minutes west of UTC, and a name. */
    zone: (at: string, zone: string) => write("system", at, 6013, { Data: ["", "", "", "", "86400", "60", zone] }),
    /** Kernel-General 24: the bias of the moment in minutes west of UTC, daylight saving included. */
    bias: (at: string, minutes: number) =>
      write("kernel", at, 24, {
        ExitReason: "0",
        CurrentBias: String(minutes),
        CurrentTimeZoneID: "2",
        TimeZoneInfoCacheUpdated: "0",
        FirstRefresh: "0",
      }),
    desktop: (at: string, eventId: number, data: Data) =>
      write("desktop", at, eventId, data, { userSid: "S-1-5-18", ...eventXml }),
    desktopUser: (at: string, eventId: number, user: string, sessionId: number, address: string) =>
      write(
        "desktop",
        at,
        eventId,
        { User: `BRASS\\${user}`, SessionID: String(sessionId), ...(eventId === 23 ? {} : { Address: address }) },
        { userSid: "S-1-5-18", ...eventXml },
      ),
    authenticated: (at: string, user: string, address: string) =>
      write(
        "connection",
        at,
        1149,
        { Param1: user, Param2: "BRASS", Param3: address },
        { userSid: "S-1-5-20", ...eventXml },
      ),
    clientZone: (at: string, bias: string) =>
      write("core", at, 104, { TimezoneBiasHour: bias }, { userSid: "S-1-5-20" }),
    /** 302 and 303 of the RD Gateway. */
    gateway: (at: string, eventId: 302 | 303, data: Data) =>
      write(
        "gateway",
        at,
        eventId,
        { AuthType: "NTLM", ConnectionProtocol: "HTTP", ErrorCode: "23002", ...data },
        { userSid: "S-1-5-20", userData: { element: "EventInfo", namespace: "aag" } },
      ),
    files: (): ComputerLogs => filesOf(events),
  };
}

/** The fields of 4625, and of a domain controller's 4768, 4771 and 4776, that name the account. */
export function account(role: "Target" | "Subject", user: string): Data {
  const id = accountIds[user];
  return {
    ...(id === undefined ? {} : { [`${role}UserSid`]: `${domainSid}-${id}` }),
    [`${role}UserName`]: user,
    [`${role}DomainName`]: "BRASS",
  };
}

function logonData(computer: string, { id, user, type, address = "-", workstation = "-" }: LogonFields): Data {
  return {
    SubjectUserSid: "S-1-5-18",
    SubjectUserName: `${computer}$`,
    SubjectDomainName: "BRASS",
    SubjectLogonId: "0x3e7",
    ...account("Target", user),
    TargetLogonId: id,
    LogonType: String(type),
    WorkstationName: workstation,
    ProcessName: "C:\\Windows\\System32\\svchost.exe",
    IpAddress: address,
  };
}

function filesOf(events: readonly EventSpecInput[]): ComputerLogs {
  const files: ComputerLogs = {};
  for (const event of events) {
    const name = `${event.channel.replace("/", "%4")}.evtx.jsonl`;
    files[name] = `${files[name] ?? ""}${JSON.stringify(event)}\n`;
  }
  return files;
}
