import type { LoggedEvent } from "../server-logs.ts";
import { audit, type Subject, subjectFields } from "./security-event.ts";

const accountTask = 13824;
const groupTask = 13826;

interface Target {
  name: string;
  domain: string;
  sid: string;
}

function targetFields({ name, domain, sid }: Target): Record<string, string> {
  return { TargetUserName: name, TargetDomainName: domain, TargetSid: sid };
}

/** 4722 enabled, 4724 password reset. */
export function accountChanged(eventId: 4722 | 4724, subject: Subject, target: Target): LoggedEvent {
  return audit({ eventId, task: accountTask, data: { ...targetFields(target), ...subjectFields(subject) } });
}

/** 4720: a local account as `net user NAME PASSWORD /add` makes it. */
export function userCreated(subject: Subject, target: Target): LoggedEvent {
  const account = { ...notSet, ...newAccountFields, SamAccountName: target.name };
  return audit({ eventId: 4720, task: accountTask, data: accountData(subject, target, account) });
}

/** 4738: the new account is enabled and its password set. */
export function newUserChanged(subject: Subject, target: Target): LoggedEvent {
  const account = {
    ...unchanged,
    OldUacValue: "0x15",
    NewUacValue: "0x10",
    UserAccountControl: "\n\t\t%%2048\n\t\t%%2050",
  };
  const data = { Dummy: "-", ...accountData(subject, target, account) };
  return audit({ eventId: 4738, task: accountTask, data });
}

function accountData(subject: Subject, target: Target, account: Record<string, string>): Record<string, string> {
  return { ...targetFields(target), ...subjectFields(subject), PrivilegeList: "-", ...account };
}

const accountFields = [
  "SamAccountName",
  "DisplayName",
  "UserPrincipalName",
  "HomeDirectory",
  "HomePath",
  "ScriptPath",
  "ProfilePath",
  "UserWorkstations",
  "PasswordLastSet",
  "AccountExpires",
  "PrimaryGroupId",
  "AllowedToDelegateTo",
  "OldUacValue",
  "NewUacValue",
  "UserAccountControl",
  "UserParameters",
  "SidHistory",
  "LogonHours",
];

const unchanged = Object.fromEntries(accountFields.map((name) => [name, "-"]));
const notSet = Object.fromEntries(accountFields.map((name) => [name, "%%1793"]));
const newAccountFields = {
  UserPrincipalName: "-",
  PasswordLastSet: "%%1794",
  AccountExpires: "%%1794",
  PrimaryGroupId: "513",
  AllowedToDelegateTo: "-",
  OldUacValue: "0x0",
  NewUacValue: "0x15",
  UserAccountControl: "\n\t\t%%2080\n\t\t%%2082\n\t\t%%2084",
  SidHistory: "-",
  LogonHours: "%%1797",
};

/** 4728 a global group, 4732 a local one. */
export function groupMemberAdded(eventId: 4728 | 4732, subject: Subject, member: Target, group: Target): LoggedEvent {
  return audit({
    eventId,
    task: groupTask,
    data: {
      MemberName: "-",
      MemberSid: member.sid,
      ...targetFields(group),
      ...subjectFields(subject),
      PrivilegeList: "-",
    },
  });
}
