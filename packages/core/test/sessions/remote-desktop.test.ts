import { describe, expect, it } from "vitest";
import { computer, countOf, sessionsOf } from "./scene.ts";

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

  it("R16 knows a takeover by the Security log alone: the connection shows another session at once", () => {
    const station = { SessionName: "RDP-Tcp#8", ClientName: "JUMP1", ClientAddress: "10.0.0.9" };
    const ends = (next: object, at = "09:00:01") => {
      const log = computer("PC");
      log.logon("08:00:00", { id: "0x500", type: 10, address: "10.0.0.9" });
      log.security("09:00:00", 4779, { ...station, AccountName: "bob", LogonID: "0x500" });
      log.security(at, 4778, { ...station, AccountName: "eve", LogonID: "0x700", ...next });
      return sessionsOf(log)[0]?.segments.map(({ endReason }) => endReason);
    };
    expect(ends({})).toEqual(["takenOver"]);
    expect(ends({}, "09:00:11")).toEqual(["disconnected"]);
    expect(ends({ SessionName: "RDP-Tcp#9" })).toEqual(["disconnected"]);
    expect(ends({ ClientAddress: "10.0.0.8" })).toEqual(["disconnected"]);
    expect(ends({ LogonID: "0x500" })).toEqual(["disconnected", "endOfLog"]);
  });

  it("R14 shows the computer itself as the address of a connection: a tunnel ends there", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x400", type: 3, address: "127.0.0.1" });
    pc.logon("08:00:02", { id: "0x500", type: 10, address: "127.0.0.1" });
    pc.desktopUser("08:00:03", 21, 2, "127.0.0.1");
    pc.authenticated("12:00:00", "bob", "fe80::1%10");
    pc.authenticated("12:10:00", "bob", "::1");
    const sessions = sessionsOf(pc);
    expect(sessions.map(({ kind, sourceAddress }) => [kind, sourceAddress])).toEqual([
      ["remoteDesktop", "127.0.0.1"],
      ["activity", "fe80::1"],
      ["activity", "::1"],
    ]);
    expect(sessions[0]).toMatchObject({ joinConfidence: "likely", logonIds: ["0x400", "0x500"] });
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
