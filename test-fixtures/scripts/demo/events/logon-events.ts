import type { LoggedEvent } from "../server-logs.ts";
import { audit, noSubject, type Subject, subjectFields } from "./security-event.ts";

const logonTask = 12544;
const logoffTask = 12545;
const specialLogonTask = 12548;
const otherLogonTask = 12551;
const emptyGuid = "{00000000-0000-0000-0000-000000000000}";
const yes = "%%1842";
const no = "%%1843";

/** How an account was checked, and by which process. */
export interface LogonMeans {
  subject: Subject;
  logonProcess: string;
  authenticationPackage: string;
  workstation: string;
  logonGuid: string;
  lmPackage: string;
  keyLength: string;
  processId: string;
  processName: string;
  restrictedAdminMode: string;
}

const noProcess = { processId: "0x0", processName: "-" };

/** Over the network with a Kerberos ticket. */
export function kerberos(logonGuid: string): LogonMeans {
  return {
    subject: noSubject,
    logonProcess: "Kerberos",
    authenticationPackage: "Kerberos",
    workstation: "-",
    logonGuid,
    lmPackage: "-",
    keyLength: "0",
    restrictedAdminMode: "-",
    ...noProcess,
  };
}

/** Over the network with a password, from a computer outside the domain. */
export function ntlm(workstation: string): LogonMeans {
  return {
    ...kerberos(emptyGuid),
    logonProcess: "NtLmSsp ",
    authenticationPackage: "NTLM",
    workstation,
    lmPackage: "NTLM V2",
    keyLength: "128",
  };
}

/** By a process of the server itself. */
export function localProcess(
  subject: Subject,
  process: { id: string; name: string; logonProcess: string },
): LogonMeans {
  return {
    ...kerberos(emptyGuid),
    subject,
    logonProcess: process.logonProcess,
    authenticationPackage: "Negotiate",
    processId: process.id,
    processName: process.name,
  };
}

export interface Logon {
  sid: string;
  name: string;
  domain: string;
  logonId: string;
  logonType: number;
  means: LogonMeans;
  address?: string;
  port?: string;
  linkedLogonId?: string;
  isElevated?: boolean;
}

/** 4624, version 2. */
export function logonSucceeded(logon: Logon): LoggedEvent {
  const { means } = logon;
  return audit({
    eventId: 4624,
    version: 2,
    task: logonTask,
    data: {
      ...subjectFields(means.subject),
      TargetUserSid: logon.sid,
      TargetUserName: logon.name,
      TargetDomainName: logon.domain,
      TargetLogonId: logon.logonId,
      LogonType: String(logon.logonType),
      LogonProcessName: means.logonProcess,
      AuthenticationPackageName: means.authenticationPackage,
      WorkstationName: means.workstation,
      LogonGuid: means.logonGuid,
      TransmittedServices: "-",
      LmPackageName: means.lmPackage,
      KeyLength: means.keyLength,
      ProcessId: means.processId,
      ProcessName: means.processName,
      IpAddress: logon.address ?? "-",
      IpPort: logon.port ?? "-",
      ImpersonationLevel: "%%1833",
      RestrictedAdminMode: means.restrictedAdminMode,
      TargetOutboundUserName: "-",
      TargetOutboundDomainName: "-",
      VirtualAccount: /^(?:UMFD|DWM)-/.test(logon.name) ? yes : no,
      TargetLinkedLogonId: logon.linkedLogonId ?? "0x0",
      ElevatedToken: logon.isElevated ? yes : no,
    },
  });
}

/** 4625 of network level authentication: a wrong password (or no such account) at a Remote Desktop. */
export function logonFailed(target: {
  name: string;
  domain: string;
  address: string;
  workstation: string;
  exists: boolean;
}): LoggedEvent {
  return audit({
    eventId: 4625,
    task: logonTask,
    isFailure: true,
    data: {
      ...subjectFields(noSubject),
      TargetUserSid: "S-1-0-0",
      TargetUserName: target.name,
      TargetDomainName: target.domain,
      Status: "0xc000006d",
      FailureReason: "%%2313",
      SubStatus: target.exists ? "0xc000006a" : "0xc0000064",
      LogonType: "3",
      LogonProcessName: "NtLmSsp ",
      AuthenticationPackageName: "NTLM",
      WorkstationName: target.workstation,
      TransmittedServices: "-",
      LmPackageName: "-",
      KeyLength: "0",
      ProcessId: "0x0",
      ProcessName: "-",
      IpAddress: target.address,
      IpPort: "0",
    },
  });
}

const privileges = [
  "SeSecurityPrivilege",
  "SeTakeOwnershipPrivilege",
  "SeLoadDriverPrivilege",
  "SeBackupPrivilege",
  "SeRestorePrivilege",
  "SeDebugPrivilege",
  "SeSystemEnvironmentPrivilege",
  "SeImpersonatePrivilege",
  "SeDelegateSessionUserImpersonatePrivilege",
];

/** 4672, the mark of an administrator's logon. */
export function specialPrivileges(subject: Subject): LoggedEvent {
  return audit({
    eventId: 4672,
    task: specialLogonTask,
    data: { ...subjectFields(subject), PrivilegeList: privileges.join("\n\t\t\t") },
  });
}

/** 4648: a process of the server uses a user's credentials, as at each Remote Desktop logon. */
export function explicitCredentials(subject: Subject, target: Logon): LoggedEvent {
  return audit({
    eventId: 4648,
    task: logonTask,
    data: {
      ...subjectFields(subject),
      LogonGuid: emptyGuid,
      TargetUserName: target.name,
      TargetDomainName: target.domain,
      TargetLogonGuid: emptyGuid,
      TargetServerName: "localhost",
      TargetInfo: "localhost",
      ProcessId: target.means.processId,
      ProcessName: target.means.processName,
      IpAddress: target.address ?? "-",
      IpPort: target.port ?? "-",
    },
  });
}

type LoggedOn = Pick<Logon, "sid" | "name" | "domain" | "logonId" | "logonType">;

/** 4634: the logon session is gone. */
export function logoff(session: LoggedOn): LoggedEvent {
  const data = { ...targetFields(session), LogonType: String(session.logonType) };
  return audit({ eventId: 4634, task: logoffTask, data });
}

/** 4647: the user chose to log off. */
export function logoffInitiated(session: LoggedOn): LoggedEvent {
  return audit({ eventId: 4647, task: logoffTask, data: targetFields(session) });
}

function targetFields({ sid, name, domain, logonId }: LoggedOn): Record<string, string> {
  return { TargetUserSid: sid, TargetUserName: name, TargetDomainName: domain, TargetLogonId: logonId };
}

interface WindowStation {
  name: string;
  domain: string;
  logonId: string;
  sessionName: string;
  workstation: string;
  address: string;
}

/** 4778 when a desktop is taken up again, 4779 when it is left. */
export function windowStation(eventId: 4778 | 4779, station: WindowStation): LoggedEvent {
  return audit({
    eventId,
    task: otherLogonTask,
    data: {
      AccountName: station.name,
      AccountDomain: station.domain,
      LogonID: station.logonId,
      SessionName: station.sessionName,
      ClientName: station.workstation,
      ClientAddress: station.address,
    },
  });
}
