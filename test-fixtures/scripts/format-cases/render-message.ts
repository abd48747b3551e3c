import type { OfficeEvent } from "./office-log.ts";

type Data = OfficeEvent["data"];

/** The message that Windows in English shows for an event; what it names without a value stands as `-`. */
export function renderMessage({ eventId, data }: OfficeEvent): string {
  const [title, ...parts] = messages[eventId]?.(data) ?? [`Event ${eventId}.`];
  return [title, ...parts].join("\r\n\r\n");
}

const messages: Record<number, (data: Data) => string[]> = {
  4624: (data) => [
    "An account was successfully logged on.",
    subject(data),
    section("Logon Information", { "Logon Type": data.LogonType }),
    section("New Logon", account(data, data.TargetUserSid)),
    section("Network Information", from(data)),
  ],
  4625: (data) => [
    "An account failed to log on.",
    subject(data),
    `Logon Type:\t\t\t${data.LogonType}`,
    section("Account For Which Logon Failed", account(data, data.TargetUserSid)),
    section("Failure Information", {
      "Failure Reason": "Unknown user name or bad password.",
      Status: data.Status,
      "Sub Status": data.SubStatus,
    }),
    section("Network Information", from(data)),
  ],
  4634: (data) => [
    "An account was logged off.",
    section("Subject", account(data, data.TargetUserSid)),
    `Logon Type:\t\t\t${data.LogonType}`,
  ],
  4672: (data) => [
    "Special privileges assigned to new logon.",
    subject(data),
    `Privileges:\t\t${data.PrivilegeList}\r\n\t\t\tSeBackupPrivilege`,
  ],
  4720: (data) => ["A user account was created.", subject(data), section("New Account", account(data, data.TargetSid))],
  4732: (data) => [
    "A member was added to a security-enabled local group.",
    subject(data),
    section("Member", { "Security ID": data.MemberSid, "Account Name": data.MemberName }),
    section("Group", {
      "Security ID": "BUILTIN\\Administrators",
      "Group Name": data.TargetUserName,
      "Group Domain": data.TargetDomainName,
    }),
  ],
  7045: (data) => [
    "A service was installed in the system.",
    [
      `Service Name:  ${data.ServiceName}`,
      `Service File Name:  ${data.ImagePath}`,
      `Service Account:  ${data.AccountName}`,
    ].join("\r\n"),
  ],
};

function subject({ SubjectUserSid, SubjectUserName, SubjectDomainName, SubjectLogonId }: Data): string {
  return section("Subject", {
    "Security ID": SubjectUserSid === "S-1-5-18" ? "SYSTEM" : `${SubjectDomainName}\\${SubjectUserName}`,
    "Account Name": SubjectUserName,
    "Account Domain": SubjectDomainName,
    "Logon ID": SubjectLogonId?.toUpperCase().replace("0X", "0x"),
  });
}

function account({ TargetUserName, TargetDomainName, TargetLogonId }: Data, sid: string | undefined) {
  return {
    "Security ID": sid,
    "Account Name": TargetUserName,
    "Account Domain": TargetDomainName,
    ...(TargetLogonId === undefined ? {} : { "Logon ID": TargetLogonId }),
  };
}

function from({ WorkstationName, IpAddress }: Data) {
  return { "Workstation Name": WorkstationName, "Source Network Address": IpAddress, "Source Port": "0" };
}

function section(name: string, fields: Record<string, string | undefined>): string {
  const lines = Object.entries(fields).map(([label, value]) => `\t${label}:\t\t${value ?? "-"}`);
  return [`${name}:`, ...lines].join("\r\n");
}
