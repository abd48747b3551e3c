import { describe, expect, it } from "vitest";
import { computer, countOf, sessionsOf, userSessionsOf } from "./scene.ts";

describe("identity and order", () => {
  it("R1 keeps a LogonId reused after a reboot as two sessions", () => {
    const pc = computer("PC");
    pc.boot("08:00:00");
    pc.logon("08:10:00", { id: "0x500" });
    pc.boot("09:00:00");
    pc.logon("09:10:00", { id: "0x500", user: "eve" });
    pc.logoff("09:20:00", "0x500", "eve");
    const [first, second] = sessionsOf(pc);
    expect(first).toMatchObject({ accountName: "bob", endTime: null, endReason: "nextBoot" });
    expect(second).toMatchObject({ accountName: "eve", endReason: "logoff", connectedSeconds: 600 });
  });

  it("R1 gives what a LogonId does after a reboot to no session from before it", () => {
    const pc = computer("PC");
    pc.logon("08:10:00", { id: "0x500" });
    pc.boot("09:00:00");
    pc.action("09:10:00", 4720, "0x500", { TargetUserName: "mallory" }, "eve");
    expect(sessionsOf(pc).map(({ accountName, kind }) => [accountName, kind])).toEqual([
      ["bob", "logon"],
      ["eve", "activity"],
    ]);
  });

  it("R1 reads a LogonId in hexadecimal, with leading zeros and in decimal as one number", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x000000000008DCDC" });
    pc.action("08:01:00", 4720, "580828", { TargetUserName: "mallory" });
    pc.logoff("08:02:00", "0x8dcdc");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ logonIds: ["0x8dcdc"], endReason: "logoff" });
    expect(sessions[0]?.events.map(({ attribution }) => attribution)).toEqual(["logonId", "logonId", "logonId"]);
  });

  it("R1 takes one computer's LogonId for another session on another computer", () => {
    const [a, b] = [computer("A"), computer("B")];
    a.logon("08:00:00", { id: "0x500" });
    b.logon("08:00:00", { id: "0x500" });
    b.logoff("08:30:00", "0x500");
    expect(sessionsOf(a, b).map(({ computer, endReason }) => [computer, endReason])).toEqual([
      ["A", "endOfLog"],
      ["B", "logoff"],
    ]);
  });

  it("R2 takes the new session from TargetLogonId, never from the subject that asked for it", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logon("08:05:00", { id: "0x700", user: "eve", data: { SubjectLogonId: "0x500" } });
    pc.logoff("08:10:00", "0x700", "eve");
    const [bob, eve] = sessionsOf(pc);
    expect([bob?.endReason, eve?.endReason]).toEqual(["endOfLog", "logoff"]);
    expect(countOf(bob, 4624)).toBe(1);
  });

  it("R2 gives 1102, 4697 and 4648 to the session of their SubjectLogonId", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.action("08:01:00", 4648, "0x500", { TargetUserName: "admin", TargetServerName: "DC1" });
    pc.action("08:02:00", 4697, "0x500", { ServiceName: "evil" });
    pc.clearSecurity("08:03:00", "0x500");
    const [session, ...others] = sessionsOf(pc);
    expect(others).toEqual([]);
    expect(session?.events.map(({ eventId, name }) => [eventId, name])).toEqual([
      [4624, undefined],
      [4648, "admin@DC1"],
      [4697, "evil"],
      [1102, undefined],
    ]);
  });

  it("R3 gives an action to the session that its LogonId names, not to one that its time fits", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logon("09:00:00", { id: "0x700", user: "eve" });
    pc.action("09:01:00", 4720, "0x500", { TargetUserName: "mallory" });
    const [bob, eve] = sessionsOf(pc);
    expect([countOf(bob, 4720), countOf(eve, 4720)]).toEqual([1, 0]);
    expect(bob?.events.at(-1)?.attribution).toBe("logonId");
  });

  it("R3 gives a service installed under a user's SID to that user, though another's logon has just begun", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", data: { TargetUserSid: "S-1-5-21-1-2-3-1001" } });
    pc.logon("08:29:59", { id: "0x700", user: "eve", type: 10, address: "10.0.0.9" });
    pc.service("08:30:00", "tool", "S-1-5-21-1-2-3-1001");
    const [bob, eve] = sessionsOf(pc);
    expect([countOf(bob, 7045), countOf(eve, 7045)]).toEqual([1, 0]);
    expect(bob?.events.at(-1)).toMatchObject({ name: "tool", attribution: "timeWindow" });
  });

  it("R3 gives a service that SYSTEM installed to an open interactive session before a network one", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logon("08:29:00", { id: "0x700", user: "eve", type: 3, address: "10.0.0.9" });
    pc.logoff("08:31:00", "0x700", "eve");
    pc.service("08:30:00", "tool");
    const [bob, eve] = sessionsOf(pc);
    expect([countOf(bob, 7045), countOf(eve, 7045)]).toEqual([1, 0]);
  });

  it("R3 looks 15 minutes past an end and 5 before a start, and no further", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 3 });
    pc.logoff("08:01:00", "0x500");
    pc.service("08:16:00", "near");
    pc.service("08:16:01", "far");
    pc.logon("08:21:02", { id: "0x700", type: 3 });
    pc.logoff("08:22:00", "0x700");
    const sessions = sessionsOf(pc);
    expect(sessions.map((session) => [session.kind, countOf(session, 7045)])).toEqual([
      ["logon", 1],
      ["activity", 1],
      ["logon", 0],
    ]);
  });

  it("R3 takes the later of two starts, and of equal ones the smaller key", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x900", type: 3 });
    pc.logon("08:01:00", { id: "0x800", type: 3 });
    pc.logon("08:01:00", { id: "0x700", type: 3 });
    pc.service("08:02:00", "tool");
    const taken = sessionsOf(pc).filter((session) => countOf(session, 7045) > 0);
    expect(taken.map(({ logonIds }) => logonIds)).toEqual([["0x700"]]);
  });

  it("R3 leaves a task that SYSTEM registered to SYSTEM, and one that a user registered to the user", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.task("08:01:00", 106, { TaskName: "\\Update", UserContext: "S-1-5-18" });
    pc.task("08:02:00", 106, { TaskName: "\\Evil", UserContext: "CORP\\bob" });
    const [bob, system] = sessionsOf(pc);
    expect(bob?.events.at(-1)?.name).toBe("\\Evil");
    expect(system).toMatchObject({ kind: "activity", accountKind: "service" });
  });

  it("R3 resolves the SID of an actor by the Security log, for the Remote Desktop log knows names alone", () => {
    const pc = computer("PC");
    const data = { TargetUserSid: "S-1-5-21-1-2-3-1001" };
    pc.logon("07:00:00", { id: "0x500", type: 3, data });
    pc.logoff("07:01:00", "0x500");
    pc.desktopUser("12:00:00", 21, 2);
    pc.desktopUser("12:10:00", 21, 3, "10.0.0.9", "CORP\\eve");
    pc.desktopUser("13:00:00", 23, 2);
    pc.service("12:30:00", "tool", "S-1-5-21-1-2-3-1001");
    pc.service("20:00:00", "tool", "S-1-5-21-1-2-3-1001");
    const sessions = sessionsOf(pc).map((session) => [
      session.rdpSessionId,
      session.accountName,
      countOf(session, 7045),
    ]);
    expect(sessions).toEqual([
      [null, "bob", 0],
      [2, "bob", 1],
      [3, "eve", 0],
      [null, "bob", 1],
    ]);
  });

  it("R4 orders by record id: a 4672 stands before its 4624 and belongs to it", () => {
    const pc = computer("PC");
    pc.action("08:00:00.2", 4672, "0x500");
    pc.logon("08:00:00.1", { id: "0x500" });
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ startReason: "logon", startTime: "2026-03-02T08:00:00.1Z" });
    expect(countOf(sessions[0], 4672)).toBe(1);
  });

  it("R4 takes clock steps out of a duration and shows the times as written", () => {
    const pc = computer("PC");
    pc.logon("2026-09-14T08:00:00Z", { id: "0x500" });
    pc.setClock("2026-09-14T08:10:00Z", "2026-03-02T08:10:00Z");
    pc.logoff("2026-03-02T08:30:00Z", "0x500");
    expect(userSessionsOf(pc)[0]).toMatchObject({
      startTime: "2026-09-14T08:00:00Z",
      endTime: "2026-03-02T08:30:00Z",
      connectedSeconds: 1800,
    });
  });

  it("R4 joins the Remote Desktop log to the Security log across a clock step", () => {
    const pc = computer("PC");
    pc.boot("11:00:00");
    pc.setClock("11:01:00", "08:01:00");
    pc.logon("08:02:00", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.desktopUser("08:02:01", 21, 2);
    pc.desktopUser("08:22:00", 23, 2);
    const sessions = userSessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ kind: "remoteDesktop", endReason: "remoteDesktopLogoff", rdpSessionId: 2 });
  });

  it("R5 merges the two ids of a UAC split token", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", linked: "0x501", data: { ElevatedToken: "%%1842" } });
    pc.logon("08:00:00", { id: "0x501", linked: "0x500", data: { ElevatedToken: "%%1843" } });
    pc.action("08:10:00", 4698, "0x500", { TaskName: "\\Evil" });
    pc.logoff("08:20:00", "0x501");
    pc.logoff("08:30:00", "0x500");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ logonIds: ["0x500", "0x501"], endTime: "2026-03-02T08:30:00Z" });
  });

  it("R5 merges the pair of an older Windows by account, process and source within a second", () => {
    const pc = computer("PC");
    const data = { ProcessId: "0x1d4", ProcessName: "winlogon.exe" };
    pc.logon("08:00:00.1", { id: "0x500", data });
    pc.logon("08:00:00.2", { id: "0x501", data });
    pc.logon("08:00:09", { id: "0x900", data });
    expect(sessionsOf(pc).map(({ logonIds }) => logonIds)).toEqual([["0x500", "0x501"], ["0x900"]]);
  });

  it("R6 lets channel and provider say what an id means", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    const before = sessionsOf(pc);
    pc.write("Application", "EventSystem", "08:01:00", 4625, { TargetUserName: "bob" });
    pc.write("Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", "08:01:00", 21, { User: "CORP\\bob" });
    const rdpCore = "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS";
    pc.write(`${rdpCore}/Operational`, rdpCore, "08:01:00", 104, { Channel: "Security" });
    const client = "Microsoft-Windows-TerminalServices-RDPClient";
    pc.write(`${client}/Operational`, client, "08:01:00", 1102, { Value: "10.0.0.7" });
    expect(sessionsOf(pc)).toEqual(before);
  });

  it("R7 takes SRV, srv and srv.corp.local for one computer and shows the fullest name", () => {
    const [a, b] = [computer("SRV"), computer("srv.corp.local")];
    a.logon("08:00:00", { id: "0x500" });
    b.security("07:00:00", 4609);
    b.logoff("08:30:00", "0x500");
    const sessions = sessionsOf(a, b);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ computer: "srv.corp.local", endReason: "logoff" });
    expect(sessions[0]?.sessionKey).toBe("srv~0x500~20260302T080000Z");
  });
});

describe("ends", () => {
  it("R8 takes the 4634 after the 4647", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.userLogoff("08:30:00", "0x500");
    pc.logoff("08:30:02", "0x500");
    expect(sessionsOf(pc)[0]).toMatchObject({ endReason: "logoff", endTime: "2026-03-02T08:30:02Z" });
  });

  it("R8 falls back from 4647 to a shutdown, the next boot, a cleared log and the end of the log", () => {
    const ends = (end: (pc: ReturnType<typeof computer>) => void) => {
      const pc = computer("PC");
      pc.logon("08:00:00", { id: "0x500" });
      pc.action("08:05:00", 4698, "0x500", { TaskName: "\\T" });
      end(pc);
      const session = sessionsOf(pc).find(({ logonIds }) => logonIds.includes("0x500"));
      return [session?.endReason, session?.endTime, session?.connectedSeconds];
    };
    expect(ends((pc) => pc.userLogoff("08:30:00", "0x500"))).toEqual(["logoffInitiated", "2026-03-02T08:30:00Z", 1800]);
    expect(ends((pc) => pc.security("08:40:00", 4609))).toEqual(["shutdown", "2026-03-02T08:40:00Z", 2400]);
    expect(ends((pc) => pc.boot("08:50:00"))).toEqual(["nextBoot", null, 300]);
    expect(ends((pc) => pc.clearSecurity("08:50:00", "0x900"))).toEqual(["logCleared", null, 300]);
    expect(ends(() => {})).toEqual(["endOfLog", null, 300]);
  });

  it("R8 ends no session at a service restart: work goes on after 1100 and 6006", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.system("09:00:00", "EventLog", 6006);
    pc.system("09:00:05", "EventLog", 6005);
    pc.logon("12:00:00", { id: "0x700", user: "eve" });
    expect(sessionsOf(pc)[0]).toMatchObject({ endReason: "endOfLog", endTime: null });
  });

  it("R9 takes 6005 beside 6009, or Kernel-General 12, for a boot, and 6005 alone for none", () => {
    const endReason = (boot: (pc: ReturnType<typeof computer>) => void) => {
      const pc = computer("PC");
      pc.desktopUser("08:00:00", 21, 2);
      boot(pc);
      return sessionsOf(pc)[0]?.endReason;
    };
    expect(endReason((pc) => pc.system("09:00:00", "EventLog", 6005))).toBe("endOfLog");
    expect(endReason((pc) => pc.system("09:00:00", "Microsoft-Windows-Kernel-General", 12))).toBe("nextBoot");
    const started = endReason((pc) => {
      pc.system("09:00:00", "EventLog", 6009);
      pc.system("09:00:00", "EventLog", 6005);
    });
    expect(started).toBe("nextBoot");
  });
});

describe("logon types and accounts", () => {
  it("R10 takes an unlock for a return to the open session, and its logoff for no end", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logon("09:00:00", { id: "0x600", type: 7, linked: "0x601" });
    pc.logon("09:00:00", { id: "0x601", type: 7, linked: "0x600" });
    pc.logoff("09:00:00", "0x601");
    pc.logoff("09:00:00", "0x600");
    pc.action("10:00:00", 4698, "0x500", { TaskName: "\\T" });
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ logonType: 2, endTime: null, logonIds: ["0x500", "0x600", "0x601"] });
  });

  it("R10 takes a cached logon that is logged off at once for an unlock too", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 11 });
    pc.logon("09:00:00.1", { id: "0x600", type: 11 });
    pc.logoff("09:00:00.4", "0x600");
    expect(sessionsOf(pc)).toHaveLength(1);
  });

  it("R10 keeps an unlock whose session is not in the logs as a session", () => {
    const pc = computer("PC");
    pc.boot("08:30:00");
    pc.logon("09:00:00", { id: "0x600", type: 7 });
    expect(sessionsOf(pc)[0]).toMatchObject({ logonType: 7, peerGroup: "interactive" });
  });

  it.each([
    [{ id: "0x500", user: "PC$" }, "machine"],
    [{ id: "0x3e7", user: "PC$" }, "service"],
    [{ id: "0x500", user: "DWM-2" }, "service"],
    [{ id: "0x500", user: "ANONYMOUS LOGON" }, "service"],
    [{ id: "0x500", user: "defaultuser0" }, "service"],
    [{ id: "0x500", user: "MINWINPC$" }, "service"],
    [{ id: "0x500", user: "svc", data: { TargetUserSid: "S-1-5-19" } }, "service"],
    [{ id: "0x500", user: "-" }, "service"],
    [{ id: "0x500", user: "bob" }, "user"],
  ])("R12 tells %o to be of kind %s", (fields, kind) => {
    const pc = computer("PC");
    pc.logon("08:00:00", fields);
    expect(sessionsOf(pc)[0]?.accountKind).toBe(kind);
  });

  it.each([
    ["defaultuser0", true],
    ["MINWINPC$", true],
    ["bob", false],
  ])("R12 marks %s as of Windows' setup: %s", (user, setup) => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", user });
    expect(sessionsOf(pc)[0]?.setup).toBe(setup);
  });

  it("R12 takes the computer's own addresses for none and unwraps mapped ones", () => {
    const pc = computer("PC");
    const addresses = ["127.0.0.1", "::1", "-", "::ffff:10.0.0.5", "10.0.0.6"];
    addresses.forEach((address, index) => {
      pc.logon(`08:0${index}:00`, { id: `0x50${index}`, type: 3, address });
    });
    expect(sessionsOf(pc).map(({ sourceAddress }) => sourceAddress)).toEqual(["", "", "", "10.0.0.5", "10.0.0.6"]);
  });
});

describe("Remote Desktop", () => {
  it("R14 takes a type-3 logon before the type-10 one for its first step", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x400", type: 3, address: "10.0.0.5", workstation: "LAPTOP7" });
    pc.logon("08:00:03", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.logoff("08:00:04", "0x400");
    pc.logoff("08:30:03", "0x500");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      kind: "remoteDesktop",
      logonType: 10,
      startTime: "2026-03-02T08:00:00Z",
      endTime: "2026-03-02T08:30:03Z",
      workstationName: "LAPTOP7",
      sessionKey: "pc~0x400~20260302T080000Z",
    });
  });

  it("R14 takes a type-3 logon before a return from an address for the first step of that return", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.logon("09:00:00", { id: "0x600", type: 3, address: "10.0.0.8" });
    pc.logon("09:00:02", { id: "0x700", type: 7, address: "10.0.0.8" });
    pc.logoff("09:00:03", "0x600");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      sourceAddress: "10.0.0.5",
      logonIds: ["0x500", "0x600", "0x700"],
      endTime: null,
    });
  });

  it("R14 leaves a type-3 logon from another address, of another account or too early by itself", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x401", type: 3, address: "10.0.0.5" });
    pc.logon("08:00:19", { id: "0x402", type: 3, address: "10.0.0.9" });
    pc.logon("08:00:19", { id: "0x403", type: 3, address: "10.0.0.5", user: "eve" });
    pc.logon("08:00:20", { id: "0x500", type: 10, address: "10.0.0.5" });
    expect(sessionsOf(pc)).toHaveLength(4);
  });

  it("R14 counts a 1149 in the session it opened, and alone as activity", () => {
    const pc = computer("PC");
    pc.authenticated("08:00:00", "bob", "10.0.0.5");
    pc.logon("08:00:02", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.authenticated("12:00:00", "bob", "10.0.0.9");
    const [session, alone] = sessionsOf(pc);
    expect(countOf(session, 1149)).toBe(1);
    expect(alone).toMatchObject({ kind: "activity", accountName: "bob", sourceAddress: "10.0.0.9", endReason: "idle" });
  });

  it("R15 opens a new generation of a reused SessionID at each 21 and closes it at 23, not at 24", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 2);
    pc.desktopUser("09:00:00", 24, 2);
    pc.desktopUser("10:00:00", 25, 2, "10.0.0.6");
    pc.desktopUser("11:00:00", 23, 2, "");
    pc.desktopUser("11:00:01", 24, 2);
    pc.desktopUser("12:00:00", 21, 2, "10.0.0.7", "CORP\\eve");
    const [bob, eve] = sessionsOf(pc);
    expect(bob).toMatchObject({
      sessionKey: "pc~rdp2~20260302T080000Z",
      endReason: "remoteDesktopLogoff",
      endTime: "2026-03-02T11:00:00Z",
      connectedSeconds: 7200,
      disconnectedSeconds: 3600,
    });
    expect(eve).toMatchObject({ accountName: "eve", endTime: null });
    expect(countOf(bob, 24)).toBe(2);
  });

  it("R15 takes LOCAL for the console", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 1, "LOCAL");
    expect(sessionsOf(pc)[0]).toMatchObject({ kind: "logon", peerGroup: "interactive", sourceAddress: "" });
  });

  it("R16 says why a stretch ended, a takeover above all", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 2);
    pc.desktop("08:59:59", 40, { Session: "2", Reason: "11" });
    pc.desktopUser("09:00:00", 24, 2);
    pc.desktopUser("10:00:00", 25, 2);
    pc.desktop("11:00:00", 39, { TargetSession: "2", Source: "3" });
    pc.desktop("11:00:00", 40, { Session: "2", Reason: "5" });
    pc.desktopUser("11:00:01", 24, 2);
    expect(sessionsOf(pc)[0]?.segments.map(({ endReason }) => endReason)).toEqual(["userDisconnected", "takenOver"]);
  });

  it("R17 joins a 25 to the logon that 4778 names, and is certain of it", () => {
    const pc = computer("PC");
    pc.logon("07:00:00", { id: "0x500", type: 10, address: "10.0.0.5" });
    const station = { AccountName: "bob", AccountDomain: "CORP", LogonID: "0x500", SessionName: "RDP-Tcp#3" };
    pc.security("09:00:01", 4778, { ...station, ClientName: "LAPTOP7", ClientAddress: "10.0.0.8" });
    pc.desktopUser("09:00:00", 25, 2, "10.0.0.8");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ joinConfidence: "certain", rdpSessionId: 2, logonIds: ["0x500"] });
  });

  it("R17 joins a 21 and a type-10 logon beside it, by the same address before another", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 10, address: "10.0.0.9" });
    pc.logon("08:00:03", { id: "0x600", type: 10, address: "10.0.0.5" });
    pc.desktopUser("08:00:01", 21, 2, "10.0.0.5");
    const joined = sessionsOf(pc).find(({ rdpSessionId }) => rdpSessionId === 2);
    expect(joined).toMatchObject({ logonIds: ["0x600"], joinConfidence: "likely" });
  });

  it("R17 takes the short-lived logon beside a reconnection for a return, not for a session or an end", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.desktopUser("08:00:01", 21, 2);
    pc.desktopUser("09:00:00", 24, 2);
    pc.logon("10:00:00", { id: "0x600", type: 10, address: "10.0.0.5" });
    pc.desktopUser("10:00:02", 25, 2);
    pc.logoff("10:00:03", "0x600");
    const sessions = sessionsOf(pc);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ endTime: null, logonIds: ["0x500", "0x600"] });
  });
});

describe("failures", () => {
  it("R19 joins a failure to the running session of its account, else to the next within the hour, once", () => {
    const pc = computer("PC");
    pc.failure("06:59:59", "bob");
    pc.failure("07:30:00", "bob");
    pc.logon("08:00:00", { id: "0x500" });
    pc.failure("08:10:00", "bob");
    pc.logoff("08:20:00", "0x500");
    pc.failure("08:30:00", "bob");
    const sessions = sessionsOf(pc);
    expect(sessions.map((session) => [session.kind, countOf(session, 4625)])).toEqual([
      ["activity", 1],
      ["logon", 2],
      ["activity", 1],
    ]);
  });

  it("R19 joins guesses at other accounts by their address or workstation", () => {
    const pc = computer("PC");
    pc.failure("07:50:00", "admin", { IpAddress: "10.0.0.5" });
    pc.failure("07:51:00", "root", { WorkstationName: "KALI" });
    pc.logon("08:00:00", { id: "0x500", type: 3, address: "10.0.0.5", workstation: "KALI" });
    const [session] = sessionsOf(pc);
    expect(session?.eventCounts.find(({ eventId }) => eventId === 4625)).toMatchObject({ count: 2, distinctNames: 2 });
  });

  it("R19 gathers failures without a session by where they came from, until half an hour of silence", () => {
    const pc = computer("PC");
    for (const minute of ["00", "20", "40"]) pc.failure(`03:${minute}:00`, `user${minute}`, { IpAddress: "10.9.9.9" });
    pc.failure("05:00:00", "user", { IpAddress: "10.9.9.9" });
    pc.failure("03:10:00", "user", { IpAddress: "10.8.8.8" });
    expect(
      sessionsOf(pc).map(({ sourceAddress, accountName, connectedSeconds }) => [
        sourceAddress,
        accountName,
        connectedSeconds,
      ]),
    ).toEqual([
      ["10.9.9.9", "", 2400],
      ["10.8.8.8", "user", 0],
      ["10.9.9.9", "user", 0],
    ]);
  });

  it("R19 counts a domain controller's Kerberos failures as activity of their source", () => {
    const dc = computer("DC1");
    dc.logon("08:00:00", { id: "0x500", type: 3, address: "10.0.0.5" });
    dc.security("08:01:00", 4771, { TargetUserName: "bob", IpAddress: "::ffff:10.0.0.5", Status: "0x18" });
    dc.security("08:01:01", 4776, { TargetUserName: "eve", Workstation: "KALI", Status: "0xc000006a" });
    dc.security("08:01:02", 4776, { TargetUserName: "bob", Workstation: "KALI", Status: "0x0" });
    const activity = sessionsOf(dc).filter(({ kind }) => kind === "activity");
    expect(
      activity.map(({ sourceAddress, workstationName, accountName }) => [sourceAddress, workstationName, accountName]),
    ).toEqual([
      ["10.0.0.5", "", "bob"],
      ["", "KALI", "eve"],
    ]);
  });
});
