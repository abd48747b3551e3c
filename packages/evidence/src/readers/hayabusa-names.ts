/** Hayabusa's short names of channels, those that some event kind is in. */
export const channelNames: ReadonlyMap<string, string> = new Map([
  ["Sec", "Security"],
  ["Sys", "System"],
  ["App", "Application"],
  ["TaskSch", "Microsoft-Windows-TaskScheduler/Operational"],
  ["RDS-LSM", "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"],
  ["RDS-RCM", "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational"],
  ["RDS-GTW", "Microsoft-Windows-TerminalServices-Gateway/Operational"],
  ["RDP-CoreTS", "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational"],
]);

interface Names {
  readonly [alias: string]: string;
}

/** What Hayabusa's short names of fields stand for in most events; a name that is not here is Windows' own. */
export const fieldNames: Names = {
  AuthPkg: "AuthenticationPackageName",
  Domain: "SubjectDomainName",
  LID: "SubjectLogonId",
  Name: "TaskName",
  ObjDN: "ObjectDN",
  ObjName: "ObjectName",
  PrevTime: "PreviousTime",
  Proc: "ProcessName",
  SID: "SubjectUserSid",
  SrcComp: "WorkstationName",
  SrcIP: "IpAddress",
  SrcSID: "MemberSid",
  SrcUser: "SubjectUserName",
  Svc: "ServiceName",
  TgtDomain: "TargetDomainName",
  TgtGrp: "TargetUserName",
  TgtSID: "TargetSid",
  TgtSvr: "TargetServerName",
  TgtUser: "TargetUserName",
  Type: "LogonType",
  User: "SubjectUserName",
};

const newSession = {
  LID: "TargetLogonId",
  User: "TargetUserName",
  TgtSID: "TargetUserSid",
  Domain: "TargetDomainName",
};
const windowStation = {
  SrcUser: "AccountName",
  User: "AccountName",
  TgtUser: "AccountName",
  Domain: "AccountDomain",
  SrcIP: "ClientAddress",
  SrcComp: "ClientName",
  LID: "LogonID",
};
const localSession = { TgtUser: "User", User: "User", SessID: "SessionID", SrcIP: "Address" };

/** Where a short name stands for another field than in most events, by event id. */
export const fieldNamesById: ReadonlyMap<number, Names> = new Map<number, Names>([
  [21, localSession],
  [22, localSession],
  [23, localSession],
  [24, localSession],
  [25, localSession],
  [40, { SessID: "Session", TgtSessID: "Session" }],
  [106, { Name: "TaskName", User: "UserContext" }],
  [1149, { TgtUser: "Param1", User: "Param1", Domain: "Param2", SrcIP: "Param3" }],
  [4624, newSession],
  [4625, { TgtSID: "TargetUserSid" }],
  [4634, newSession],
  [4647, newSession],
  [4672, { TgtUser: "SubjectUserName", TgtSID: "SubjectUserSid" }],
  [4688, { Path: "NewProcessName", Proc: "NewProcessName", PID: "NewProcessId" }],
  [4776, { SrcComp: "Workstation" }],
  [4778, windowStation],
  [4779, windowStation],
  [7045, { Acct: "AccountName", Path: "ImagePath" }],
]);

/** Windows' codes that Hayabusa shows as words. */
export const valueSpellings: { readonly [field: string]: Names } = {
  ElevatedToken: { YES: "%%1842", NO: "%%1843" },
};
