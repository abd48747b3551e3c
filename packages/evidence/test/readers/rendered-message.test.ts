import { describe, expect, it } from "vitest";
import { readAll } from "../read-memory.ts";

/** A logon as Windows renders it, its labels in sections. */
const logonMessage = `An account was successfully logged on.

Subject:
	Security ID:		SYSTEM
	Account Name:		SRV$
	Account Domain:		BRASS
	Logon ID:		0x3E7

Logon Information:
	Logon Type:		10
	Elevated Token:		No

New Logon:
	Security ID:		BRASS\\bob
	Account Name:		bob
	Account Domain:		BRASS
	Logon ID:		0x51E17
	Linked Logon ID:		0x51DE0

Process Information:
	Process Name:		C:\\Windows\\System32\\svchost.exe

Network Information:
	Workstation Name:	SRV
	Source Network Address:	10.0.0.9
	Source Port:		0
`;

const logonData = {
  SubjectUserSid: "S-1-5-18",
  SubjectUserName: "SRV$",
  SubjectDomainName: "BRASS",
  SubjectLogonId: "0x3E7",
  LogonType: "10",
  ElevatedToken: "%%1843",
  TargetUserName: "bob",
  TargetDomainName: "BRASS",
  TargetLogonId: "0x51E17",
  TargetLinkedLogonId: "0x51DE0",
  ProcessName: "C:\\Windows\\System32\\svchost.exe",
  WorkstationName: "SRV",
  IpAddress: "10.0.0.9",
  IpPort: "0",
};

/** The data of one event by its message, from a row of Get-WinEvent's CSV. */
async function dataOf(id: number, message: string) {
  const row = [id, "2026-03-02T08:01:02", "SRV", "Security", `"${message.replaceAll('"', '""')}"`].join(",");
  const { events } = await readAll(`Id,TimeCreated,MachineName,LogName,Message\r\n${row}\r\n`);
  return events[0]?.data;
}

describe("a message in English", () => {
  it("tells whose account, name and logon id each is by its section", async () => {
    expect(await dataOf(4624, logonMessage)).toEqual(logonData);
    expect(await dataOf(4624, logonMessage.replaceAll("\n", "\r\n"))).toEqual(logonData);
  });

  it("tells them without indentation too", async () => {
    expect(await dataOf(4624, logonMessage.replaceAll("\t", ""))).toEqual(logonData);
  });

  it.each([
    [
      "a logoff, whose subject is the session itself",
      4634,
      "Subject:\n\tSecurity ID:\tS-1-5-21-1\n\tAccount Name:\tbob\n\tLogon ID:\t0x1\n\nLogon Type:\t\t3",
      { TargetUserSid: "S-1-5-21-1", TargetUserName: "bob", TargetLogonId: "0x1", LogonType: "3" },
    ],
    [
      "a failure",
      4625,
      "Account For Which Logon Failed:\n\tSecurity ID:\tNULL SID\n\tAccount Name:\teve\n\nFailure Information:\n\tStatus:\t0xC000006D\n\tSub Status:\t0xC000006A",
      { TargetUserSid: "S-1-0-0", TargetUserName: "eve", Status: "0xC000006D", SubStatus: "0xC000006A" },
    ],
    [
      "a member of a group",
      4732,
      "Member:\n\tSecurity ID:\tBRASS\\bob\n\tAccount Name:\t-\n\nGroup:\n\tSecurity ID:\tBUILTIN\\Administrators\n\tGroup Name:\tAdministrators",
      { MemberName: "-", TargetUserName: "Administrators" },
    ],
    [
      "a window station",
      4778,
      "Subject:\n\tAccount Name:\tbob\n\tLogon ID:\t0x1\n\nSession:\n\tSession Name:\tRDP-Tcp#3\n\nAdditional Information:\n\tClient Name:\tHOME\n\tClient Address:\t10.0.0.9",
      {
        AccountName: "bob",
        LogonID: "0x1",
        SessionName: "RDP-Tcp#3",
        ClientName: "HOME",
        ClientAddress: "10.0.0.9",
      },
    ],
    [
      "a Remote Desktop session",
      21,
      "Remote Desktop Services: Session logon succeeded:\n\nUser: BRASS\\bob\nSession ID: 3\nSource Network Address: 10.0.0.9",
      { User: "BRASS\\bob", SessionID: "3", Address: "10.0.0.9" },
    ],
    ["a sentence", 40, "Session 3 has been disconnected, reason code 5", { Session: "3", Reason: "5" }],
    [
      "a service",
      7045,
      "A service was installed in the system.\n\nService Name:  Updater\nService File Name:  C:\\u.exe\nService Account:  LocalSystem",
      { ServiceName: "Updater", ImagePath: "C:\\u.exe", AccountName: "LocalSystem" },
    ],
  ])("of %s", async (_what, id, message, data) => {
    expect(await dataOf(id, message)).toEqual(data);
  });

  it("in another language tells nothing, and the report says so", async () => {
    const message = "Ein Konto wurde erfolgreich angemeldet.\n\nAntragsteller:\n\tKontoname:\tbob";
    expect(await dataOf(4624, message)).toEqual({});
  });

  it("with labels named after what every object has harms nobody", async () => {
    expect(await dataOf(4624, "constructor:\n\t__proto__:\tx\n\ttoString:\ty\nNew Logon:\n\tvalueOf:\tz")).toEqual({});
  });
});

describe("other exports with messages", () => {
  it("Event Viewer's CSV is read by its message, its columns in any language", async () => {
    const header = "Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie";
    const row = `Information,02.03.2026 08:01:02,Microsoft-Windows-Security-Auditing,4624,Logon,"${logonMessage}"`;
    const { events } = await readAll(`${header}\r\n${row}\r\n`);
    expect(events[0]).toMatchObject({ channel: "Security", data: logonData, computer: "" });
  });

  it("Splunk's Message is preferred to its lists, whose order is all that tells accounts apart", async () => {
    const result = {
      _time: "2026-03-02T08:01:02.000+00:00",
      EventCode: "4624",
      LogName: "Security",
      ComputerName: "SRV",
      Account_Name: ["bob", "SRV$"],
      Message: logonMessage,
    };
    const { events } = await readAll(JSON.stringify({ result }));
    expect(events[0]?.data).toMatchObject(logonData);
  });
});
