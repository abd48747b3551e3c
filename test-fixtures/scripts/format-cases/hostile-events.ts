import { type OfficeEvent, officeLog } from "./office-log.ts";

/** Names that attack whoever prints, stores, joins or opens them. */
const hostileNames = [
  "\u001b[2J\u001b]0;owned\u0007",
  "\u009b31mred",
  "\u202egpj.exe",
  "a\u0000b",
  "two\r\nlines",
  "par\u2028graph",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "@SUM(1)",
  "-2+3",
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "../../../../etc/passwd",
  "C:\\..\\..\\x",
  "%s%n{0}{{7*7}}",
  "lone \ud800 surrogate",
  "\ufefffull\u200bwidth",
  "~0x1~20260301T000000Z",
  "x".repeat(4096),
];

/** The office, and one visit for each hostile name, which is account, address, workstation, task and service at once. */
export function hostileEvents(): OfficeEvent[] {
  const office = officeLog();
  const [logon, service] = [4624, 7045].map((id) => office.find(({ eventId }) => eventId === id));
  if (!logon || !service) throw new Error("the office log has no logon or no service");
  const visits = hostileNames.flatMap((name, index) => visit(name, index, logon, service));
  return [...office, ...visits.map((event, index) => ({ ...event, eventRecordId: 6000 + index }))];
}

function visit(name: string, index: number, logon: OfficeEvent, service: OfficeEvent): OfficeEvent[] {
  const timeCreated = `2026-03-14T10:${String(10 + index)}:00.1234567Z`;
  const id = `0x9${String(1000 + index)}`;
  const who = { TargetUserName: name, TargetDomainName: name, TargetUserSid: `S-1-5-21-9-9-9-${2000 + index}` };
  const subject = { SubjectUserName: name, SubjectDomainName: name, SubjectLogonId: id };
  return [
    {
      ...logon,
      timeCreated,
      data: { ...logon.data, ...who, TargetLogonId: id, LogonType: "3", IpAddress: name, WorkstationName: name },
    },
    { ...logon, timeCreated, eventId: 4698, data: { ...subject, TaskName: name, TaskContent: name } },
    { ...logon, timeCreated, eventId: 4720, data: { ...subject, TargetUserName: name, TargetSid: name } },
    {
      ...service,
      timeCreated,
      userSid: `S-1-5-21-9-9-9-${2000 + index}`,
      data: { ...service.data, ServiceName: name, ImagePath: name },
    },
    { ...logon, timeCreated, channel: name, provider: name, computer: name, data: { [name]: name } },
  ];
}
