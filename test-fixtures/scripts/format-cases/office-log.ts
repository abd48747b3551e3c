import type { EventSpecInput } from "../../src/event-spec.ts";

/** An event whose fields are all text, so that every format can say it. */
export interface OfficeEvent extends EventSpecInput {
  userSid: string;
  data: Record<string, string>;
}

/** A time of day, in minutes. */
type Minutes = number;

const officeComputer = "PC-OFFICE7.brass.example";
const auditing = "Microsoft-Windows-Security-Auditing";
const domainSid = "S-1-5-21-2110040050-3090020010-1080090070";
const people = [
  { name: "mara", sid: `${domainSid}-1104`, from: 8 * 60, to: 16 * 60 + 5 },
  { name: "tim", sid: `${domainSid}-1105`, from: 9 * 60 + 10, to: 15 * 60 + 40 },
];
const days = 12;
const dayOfTheVisit = 9;

/**
 * Two people at one computer over twelve days, and on the ninth a night visitor over Remote Desktop who guesses a
 * password, installs a service and makes an administrator.
 */
export function officeLog(): OfficeEvent[] {
  const events: OfficeEvent[] = [];
  for (let day = 1; day <= days; day++) {
    if (day === dayOfTheVisit) events.push(...nightVisit(day));
    for (const [index, person] of people.entries()) events.push(...workday(day, person, 0x51a20 + day * 0x3f7 + index));
  }
  const inOrder = events.sort((a, b) => (a.timeCreated < b.timeCreated ? -1 : 1));
  return inOrder.map((event, index) => ({ ...event, eventRecordId: 4000 + index }));
}

function workday(day: number, { name, sid, from, to }: (typeof people)[number], logonId: number): OfficeEvent[] {
  const who = { TargetUserName: name, TargetDomainName: "BRASS", TargetUserSid: sid, TargetLogonId: hex(logonId) };
  return [
    security(4624, at(day, from + ((day * 7) % 11)), {
      ...bySystem,
      ...who,
      LogonType: "2",
      WorkstationName: "PC-OFFICE7",
      IpAddress: "127.0.0.1",
    }),
    security(4634, at(day, to + ((day * 5) % 17)), { ...who, LogonType: "2" }),
  ];
}

function nightVisit(day: number): OfficeEvent[] {
  const who = { TargetUserName: "tim", TargetDomainName: "BRASS", TargetUserSid: `${domainSid}-1105` };
  const from = { WorkstationName: "NIGHT", IpAddress: "203.0.113.77" };
  const logonId = hex(0x8f00d);
  const subject = {
    SubjectUserSid: `${domainSid}-1105`,
    SubjectUserName: "tim",
    SubjectDomainName: "BRASS",
    SubjectLogonId: logonId,
  };
  const account = { TargetUserName: "helper", TargetDomainName: "PC-OFFICE7", TargetSid: "S-1-5-21-1-2-3-1009" };
  const guesses = Array.from({ length: 6 }, (_, guess) =>
    security(4625, at(day, 121, guess * 4), {
      ...bySystem,
      ...who,
      ...from,
      LogonType: "3",
      Status: "0xc000006d",
      SubStatus: "0xc000006a",
    }),
  );
  return [
    ...guesses,
    security(4624, at(day, 122), { ...bySystem, ...who, ...from, LogonType: "10", TargetLogonId: logonId }),
    security(4672, at(day, 122), { ...subject, PrivilegeList: "SeDebugPrivilege" }),
    {
      ...systemEvent(7045, at(day, 126)),
      data: {
        ServiceName: "Night Helper",
        ImagePath: "C:\\ProgramData\\helper.exe",
        ServiceType: "user mode service",
        StartType: "auto start",
        AccountName: "LocalSystem",
      },
    },
    security(4720, at(day, 128), { ...subject, ...account, SamAccountName: "helper" }),
    security(4732, at(day, 129), {
      ...subject,
      MemberName: "-",
      MemberSid: "S-1-5-21-1-2-3-1009",
      TargetUserName: "Administrators",
      TargetDomainName: "Builtin",
      TargetSid: "S-1-5-32-544",
    }),
    security(4634, at(day, 151), { ...who, TargetLogonId: logonId, LogonType: "10" }),
  ];
}

const bySystem = {
  SubjectUserSid: "S-1-5-18",
  SubjectUserName: "PC-OFFICE7$",
  SubjectDomainName: "BRASS",
  SubjectLogonId: "0x3e7",
};

function security(eventId: number, timeCreated: string, data: Record<string, string>): OfficeEvent {
  return {
    eventId,
    channel: "Security",
    provider: auditing,
    computer: officeComputer,
    eventRecordId: 0,
    timeCreated,
    userSid: "",
    data,
  };
}

function systemEvent(eventId: number, timeCreated: string): Omit<OfficeEvent, "data"> {
  const provider = "Service Control Manager";
  return {
    eventId,
    channel: "System",
    provider,
    computer: officeComputer,
    eventRecordId: 0,
    timeCreated,
    userSid: `${domainSid}-1105`,
  };
}

/** UTC with Windows' seven digits. */
function at(day: number, minutes: Minutes, seconds = 0): string {
  const moment = new Date(Date.UTC(2026, 2, day, 0, minutes, seconds));
  return `${moment.toISOString().slice(0, 19)}.${String(1_000_000 + day * 4321 + seconds * 17)}Z`;
}

function hex(logonId: number): string {
  return `0x${logonId.toString(16)}`;
}
