import type { EventKind } from "@stray/schemas";
import type { EventField } from "./event-data.ts";

/** What one (channel, provider, event id) means, and where its record says who and what. */
export interface EventMeaning {
  channel: string;
  provider: string;
  eventId: number;
  kind: EventKind;
  meaning: string;
  /** The field with the id of the logon session that the event belongs to (rule R2). */
  logonIdField?: EventField;
  /** The fields that name what was acted on; several are joined by `@`. */
  nameFields?: readonly EventField[];
}

type Row = [eventId: number, kind: EventKind, meaning: string, nameFields?: readonly EventField[]];

const subject = "SubjectLogonId";

const auditing = { channel: "Security", provider: "Microsoft-Windows-Security-Auditing" };
const securityLog = { channel: "Security", provider: "Microsoft-Windows-Eventlog" };
const systemLog = { channel: "System", provider: "Microsoft-Windows-Eventlog" };
const eventLogService = { channel: "System", provider: "EventLog" };
const kernel = { channel: "System", provider: "Microsoft-Windows-Kernel-General" };
const serviceManager = { channel: "System", provider: "Service Control Manager" };
const localSessionManager = {
  channel: "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
  provider: "Microsoft-Windows-TerminalServices-LocalSessionManager",
};
const remoteConnectionManager = {
  channel: "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
  provider: "Microsoft-Windows-TerminalServices-RemoteConnectionManager",
};
const remoteDesktopCore = {
  channel: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational",
  provider: "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
};
const gateway = {
  channel: "Microsoft-Windows-TerminalServices-Gateway/Operational",
  provider: "Microsoft-Windows-TerminalServices-Gateway",
};
const taskScheduler = {
  channel: "Microsoft-Windows-TaskScheduler/Operational",
  provider: "Microsoft-Windows-TaskScheduler",
};

function rows(of: { channel: string; provider: string }, logonIdField: EventField | null, list: Row[]): EventMeaning[] {
  return list.map(([eventId, kind, meaning, nameFields]) => ({
    ...of,
    eventId,
    kind,
    meaning,
    ...(logonIdField === null ? {} : { logonIdField }),
    ...(nameFields === undefined ? {} : { nameFields }),
  }));
}

/** Every event that some rule, feature or reason uses (rule R6); docs/sessions.md shows the same table. */
export const eventMeanings: readonly EventMeaning[] = [
  ...rows(auditing, "TargetLogonId", [
    [4624, "logonSucceeded", "an account logged on"],
    [4634, "logoff", "a logon session was destroyed"],
    [4647, "logoffInitiated", "a user chose to log off"],
  ]),
  ...rows(auditing, "LogonID", [
    [4778, "windowStationReconnected", "a session was reconnected to a window station"],
    [4779, "windowStationDisconnected", "a session was disconnected from a window station"],
  ]),
  ...rows(auditing, subject, [
    [4648, "explicitCredentials", "other credentials were used", ["TargetUserName", "TargetServerName"]],
    [4672, "specialPrivileges", "a logon was given administrator's privileges"],
    [4697, "serviceInstalled", "a service was installed", ["ServiceName"]],
    [4698, "scheduledTaskCreated", "a scheduled task was created", ["TaskName"]],
    [4702, "scheduledTaskUpdated", "a scheduled task was changed", ["TaskName"]],
    [4719, "auditPolicyChanged", "the audit policy was changed", ["SubcategoryGuid"]],
    [4720, "userCreated", "an account was created", ["TargetUserName"]],
    [4722, "accountChanged", "an account was enabled", ["TargetUserName"]],
    [4723, "accountChanged", "an account's password was changed by its user", ["TargetUserName"]],
    [4724, "accountChanged", "an account's password was reset", ["TargetUserName"]],
    [4725, "accountChanged", "an account was disabled", ["TargetUserName"]],
    [4726, "accountChanged", "an account was deleted", ["TargetUserName"]],
    [4738, "accountChanged", "an account was changed", ["TargetUserName"]],
    [4740, "accountChanged", "an account was locked out", ["TargetUserName"]],
    [4728, "groupMemberAdded", "an account was added to a global group", ["TargetUserName"]],
    [4732, "groupMemberAdded", "an account was added to a local group", ["TargetUserName"]],
    [4756, "groupMemberAdded", "an account was added to a universal group", ["TargetUserName"]],
    [4688, "adminToolStarted", "one of an administrator's tools was started", ["NewProcessName"]],
    [5140, "shareAccessed", "a network share was opened", ["ShareName"]],
    [5145, "shareAccessed", "a file on a network share was opened", ["ShareName"]],
    [4662, "directoryAccessed", "a directory object was accessed", ["ObjectName"]],
    [5136, "directoryAccessed", "a directory object was changed", ["ObjectDN"]],
    [5137, "directoryAccessed", "a directory object was created", ["ObjectDN"]],
    [5141, "directoryAccessed", "a directory object was deleted", ["ObjectDN"]],
    [4656, "sensitiveObjectAccessed", "a sensitive object was asked for", ["ObjectName"]],
    [4657, "sensitiveObjectAccessed", "a sensitive registry value was changed", ["ObjectName"]],
    [4663, "sensitiveObjectAccessed", "a sensitive object was accessed", ["ObjectName"]],
    [4616, "clockChanged", "the clock was set"],
  ]),
  ...rows(auditing, null, [
    [4625, "logonFailed", "an account failed to log on", ["TargetUserName"]],
    [4768, "kerberosTicketRefused", "a Kerberos ticket was refused", ["TargetUserName"]],
    [4769, "serviceTicketRefused", "a Kerberos service ticket was refused", ["ServiceName"]],
    [4771, "kerberosPreauthenticationFailed", "Kerberos pre-authentication failed", ["TargetUserName"]],
    [4776, "credentialsRefused", "a domain controller refused credentials", ["TargetUserName"]],
    [4608, "boot", "Windows started"],
    [4609, "shutdown", "Windows was shut down"],
  ]),
  ...rows(securityLog, subject, [[1102, "logCleared", "the Security log was cleared"]]),
  ...rows(securityLog, null, [[1100, "shutdown", "the event log service was shut down"]]),
  ...rows(systemLog, null, [[104, "logCleared", "a log was cleared", ["Channel"]]]),
  ...rows(serviceManager, null, [[7045, "serviceInstalled", "a service was installed", ["ServiceName"]]]),
  ...rows(kernel, null, [
    [12, "boot", "Windows started"],
    [13, "shutdown", "Windows is shutting down"],
    [22, "timeZoneReported", "the time zone's bias changed"],
    [24, "timeZoneReported", "the time zone's bias, daylight saving included"],
  ]),
  ...rows(eventLogService, null, [
    [6005, "eventLogStarted", "the event log service was started"],
    [6006, "shutdown", "the event log service was stopped"],
    [6009, "eventLogStarted", "the version of Windows, written when it starts"],
    [6011, "computerRenamed", "the computer was renamed"],
    [6013, "timeZoneReported", "the uptime and the time zone"],
  ]),
  ...rows(localSessionManager, null, [
    [21, "remoteDesktopLogon", "a session logged on"],
    [22, "remoteDesktopShellStart", "a session's shell started"],
    [23, "remoteDesktopLogoff", "a session logged off"],
    [24, "remoteDesktopDisconnected", "a session was disconnected"],
    [25, "remoteDesktopReconnected", "a session was reconnected"],
    [39, "remoteDesktopDisconnectedBySession", "a session was disconnected by a session"],
    [40, "remoteDesktopDisconnectReason", "why a session was disconnected"],
    [41, "remoteDesktopArbitration", "a session is about to log on"],
  ]),
  ...rows(remoteConnectionManager, null, [
    [1149, "remoteDesktopAuthenticated", "a Remote Desktop connection passed the network level"],
  ]),
  ...rows(remoteDesktopCore, null, [[104, "remoteDesktopClientZone", "the client's time zone"]]),
  ...rows(gateway, null, [
    [302, "gatewayConnected", "a connection through the RD Gateway was made", ["Resource"]],
    [303, "gatewayDisconnected", "a connection through the RD Gateway ended", ["Resource"]],
  ]),
  ...rows(taskScheduler, null, [
    [106, "scheduledTaskCreated", "a scheduled task was registered", ["TaskName"]],
    [129, "scheduledTaskLaunched", "a scheduled task was launched", ["TaskName"]],
    [140, "scheduledTaskUpdated", "a scheduled task was changed", ["TaskName"]],
  ]),
];
