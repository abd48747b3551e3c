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
