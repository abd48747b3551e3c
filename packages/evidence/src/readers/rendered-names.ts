type Names = Readonly<Record<string, string>>;

const subject: Names = {
  "Security ID": "SubjectUserSid",
  "Account Name": "SubjectUserName",
  "Account Domain": "SubjectDomainName",
  "Domain Name": "SubjectDomainName",
  "Logon ID": "SubjectLogonId",
};
const target: Names = {
  "Security ID": "TargetUserSid",
  "Account Name": "TargetUserName",
  "Account Domain": "TargetDomainName",
  "Logon ID": "TargetLogonId",
  "Linked Logon ID": "TargetLinkedLogonId",
  "Logon GUID": "LogonGuid",
};
const changedAccount: Names = { ...target, "Security ID": "TargetSid" };
const windowStation: Names = {
  "Account Name": "AccountName",
  "Account Domain": "AccountDomain",
  "Logon ID": "LogonID",
};

/** Fields of each section of a message; a label that stands alone is looked up under "". */
const everywhere: Readonly<Record<string, Names>> = {
  Subject: subject,
  "Creator Subject": subject,
  "New Logon": target,
  "Target Subject": target,
  "Account For Which Logon Failed": target,
  "Account Whose Credentials Were Used": target,
  "New Account": changedAccount,
  "Target Account": changedAccount,
  "Account That Was Locked Out": changedAccount,
  Member: { "Security ID": "MemberSid", "Account Name": "MemberName" },
  Group: {
    "Security ID": "TargetSid",
    "Group Name": "TargetUserName",
    "Account Name": "TargetUserName",
    "Group Domain": "TargetDomainName",
    "Account Domain": "TargetDomainName",
  },
  "Account Information": {
    "Account Name": "TargetUserName",
    "Supplied Realm Name": "TargetDomainName",
    "Security ID": "TargetSid",
    "User ID": "TargetSid",
  },
  "Target Server": { "Target Server Name": "TargetServerName" },
  "Service Information": { "Service ID": "ServiceSid" },
  Object: { "Object Name": "ObjectName", DN: "ObjectDN" },
  "": {
    "Logon Type": "LogonType",
    "Elevated Token": "ElevatedToken",
    "Failure Reason": "FailureReason",
    Status: "Status",
    "Sub Status": "SubStatus",
    "Result Code": "Status",
    "Failure Code": "Status",
    "Error Code": "Status",
    "Logon Account": "TargetUserName",
    "Source Workstation": "Workstation",
    "Workstation Name": "WorkstationName",
    "Source Network Address": "IpAddress",
    "Network Address": "IpAddress",
    "Source Address": "IpAddress",
    "Client Address": "IpAddress",
    "Source Port": "IpPort",
    "Client Port": "IpPort",
    Port: "IpPort",
    "Logon Process": "LogonProcessName",
    "Authentication Package": "AuthenticationPackageName",
    "Process Name": "ProcessName",
    "New Process Name": "NewProcessName",
    "Process Command Line": "CommandLine",
    Privileges: "PrivilegeList",
    "Service Name": "ServiceName",
    "Service File Name": "ServiceFileName",
    "Service Account": "ServiceAccount",
    "Task Name": "TaskName",
    "Share Name": "ShareName",
    "Relative Target Name": "RelativeTargetName",
    "Subcategory GUID": "SubcategoryGuid",
  },
};

const accountOfSession = { Subject: target };
const reconnected = {
  Subject: windowStation,
  "": { "Session Name": "SessionName", "Client Name": "ClientName", "Client Address": "ClientAddress" },
};
const localSession = { "": { User: "User", "Session ID": "SessionID", "Source Network Address": "Address" } };

/** Where a label stands for another field than in most messages. */
const byEvent: ReadonlyMap<number, Readonly<Record<string, Names>>> = new Map(
  Object.entries({
    4634: accountOfSession,
    4647: accountOfSession,
    4778: reconnected,
    4779: reconnected,
    7045: { "": { "Service File Name": "ImagePath", "Service Account": "AccountName" } },
    21: localSession,
    22: localSession,
    23: localSession,
    24: localSession,
    25: localSession,
    41: localSession,
    1149: { "": { User: "Param1", Domain: "Param2", "Source Network Address": "Param3" } },
  }).map(([eventId, names]) => [Number(eventId), names]),
);

/** Whether a line without a value begins a part of the message whose labels have a meaning of their own. */
export function isSection(label: string): boolean {
  return Object.hasOwn(everywhere, label);
}

/** The field that a label in a section of an event's English message tells; null for one that no rule reads. */
export function renderedField(eventId: number, section: string, label: string): string | null {
  for (const names of [byEvent.get(eventId), everywhere]) {
    for (const place of [section, ""]) {
      const fields = names && Object.hasOwn(names, place) ? names[place] : undefined;
      if (fields && Object.hasOwn(fields, label)) return fields[label] ?? null;
    }
  }
  return null;
}

/** Messages that tell their fields in a sentence. */
export const renderedSentences: ReadonlyMap<number, { pattern: RegExp; fields: readonly string[] }> = new Map([
  [39, { pattern: /^Session (\d+) has been disconnected by session (\d+)/, fields: ["TargetSession", "Source"] }],
  [40, { pattern: /^Session (\d+) has been disconnected, reason code (-?\d+)/, fields: ["Session", "Reason"] }],
  [106, { pattern: /^User "([^"]*)"\s+registered Task Scheduler task "([^"]*)"/, fields: ["UserContext", "TaskName"] }],
  [129, { pattern: /^Task Scheduler launch task "([^"]*)"\s*, instance "([^"]*)"/, fields: ["TaskName", "Path"] }],
  [140, { pattern: /^User "([^"]*)"\s+updated Task Scheduler task "([^"]*)"/, fields: ["UserName", "TaskName"] }],
]);

/** What messages show in words, by field; Windows' own codes. */
export const renderedValues: Readonly<Record<string, Names>> = {
  ElevatedToken: { Yes: "%%1842", No: "%%1843" },
};

/** Accounts whose names stand in messages for their SIDs; others are told by their names alone. */
export const wellKnownSids: ReadonlyMap<string, string> = new Map([
  ["NULL SID", "S-1-0-0"],
  ["ANONYMOUS LOGON", "S-1-5-7"],
  ["SYSTEM", "S-1-5-18"],
  ["LOCAL SERVICE", "S-1-5-19"],
  ["NETWORK SERVICE", "S-1-5-20"],
]);
