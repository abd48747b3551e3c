import { describe, expect, it } from "vitest";
import { createEventStore } from "../../src/events/event-store.ts";
import { computer, countOf, reconstruct, sessionsOf } from "./scene.ts";

/** What other tools got wrong (docs/sessions.md lists them with their source). */
describe("mistakes others made", () => {
  it("one session for all computers; any 4634 ends it", () => {
    const [a, b] = [computer("A"), computer("B")];
    a.logon("08:00:00", { id: "0x500" });
    b.logon("08:10:00", { id: "0x700", user: "eve" });
    b.logoff("08:20:00", "0x700", "eve");
    a.logoff("08:30:00", "0x999", "carol");
    const logons = sessionsOf(a, b).filter(({ kind }) => kind === "logon");
    expect(logons.map(({ computer, endReason }) => [computer, endReason])).toEqual([
      ["A", "endOfLog"],
      ["B", "logoff"],
    ]);
  });

  it("actions inside a session counted again by the time window", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logon("08:00:10", { id: "0x700", user: "eve" });
    pc.action("08:01:00", 4720, "0x500", { TargetUserName: "mallory" });
    pc.service("08:01:00", "tool");
    const sessions = sessionsOf(pc);
    const total = (eventId: number) => sessions.reduce((sum, session) => sum + countOf(session, eventId), 0);
    expect([total(4720), total(7045)]).toEqual([1, 1]);
  });

  it("UserData names kept with their namespace, so that User and Address are never found", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 2);
    expect(sessionsOf(pc)[0]).toMatchObject({ accountDomain: "CORP", accountName: "bob", sourceAddress: "10.0.0.5" });
  });

  it("last logoff wins for a LogonId reused after a reboot", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logoff("08:10:00", "0x500");
    pc.boot("09:00:00");
    pc.logon("09:10:00", { id: "0x500" });
    pc.logoff("17:00:00", "0x500");
    expect(sessionsOf(pc).map(({ connectedSeconds }) => connectedSeconds)).toEqual([600, 28_200]);
  });

  it("times compared as strings: fractions of any length are one clock", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 3 });
    pc.logoff("08:00:00.5000000", "0x500");
    expect(sessionsOf(pc)[0]?.connectedSeconds).toBe(0.5);
  });

  it("times compared as strings: 08:00:00Z stands before 08:00:00.5Z", () => {
    const pc = computer("PC");
    pc.logon("08:00:00.5", { id: "0x600", type: 3 });
    pc.logon("08:00:00", { id: "0x500", type: 3 });
    const { sessions } = reconstruct(pc.events);
    expect(sessions.map(({ logonIds }) => logonIds)).toEqual([["0x500"], ["0x600"]]);
    const store = createEventStore();
    for (const event of pc.events) store.add(event);
    expect(store.coverage()).toMatchObject([{ first: "2026-03-02T08:00:00Z", last: "2026-03-02T08:00:00.5Z" }]);
  });

  it("key without computer", () => {
    const [a, b] = [computer("A"), computer("B")];
    a.logon("08:00:00", { id: "0x500" });
    b.logon("08:00:00", { id: "0x500" });
    expect(sessionsOf(a, b).map(({ sessionKey }) => sessionKey)).toEqual([
      "a~0x500~20260302T080000Z",
      "b~0x500~20260302T080000Z",
    ]);
  });

  it("one computer's start closes everyone's sessions", () => {
    const [a, b] = [computer("A"), computer("B")];
    a.logon("08:00:00", { id: "0x500" });
    b.boot("09:00:00");
    b.system("09:00:01", "EventLog", 6009);
    b.system("09:00:01", "EventLog", 6005);
    expect(sessionsOf(a, b)[0]).toMatchObject({ computer: "A", endReason: "endOfLog" });
  });

  it("4624 joined by SubjectLogonId: what SYSTEM asks for is not SYSTEM's session", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", data: { SubjectLogonId: "0x3e7", SubjectUserName: "PC$" } });
    pc.logon("08:01:00", { id: "0x600", user: "eve", data: { SubjectLogonId: "0x3e7", SubjectUserName: "PC$" } });
    expect(sessionsOf(pc).map(({ accountName }) => accountName)).toEqual(["bob", "eve"]);
  });

  it("24 taken for a logoff, 23 ignored", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 2);
    pc.desktopUser("09:00:00", 24, 2);
    expect(sessionsOf(pc)[0]).toMatchObject({ endTime: null, endReason: "endOfLog" });
    pc.desktopUser("10:00:00", 23, 2, "");
    expect(sessionsOf(pc)[0]).toMatchObject({ endReason: "remoteDesktopLogoff", connectedSeconds: 3600 });
  });

  it("4779 counted as success: a disconnection opens no logon", () => {
    const pc = computer("PC");
    pc.security("09:00:00", 4779, { AccountName: "bob", LogonID: "0x500", SessionName: "RDP-Tcp#1" });
    const [session] = sessionsOf(pc);
    expect(session).toMatchObject({ startReason: "firstSeen", logonType: null });
    expect([countOf(session, 4624), countOf(session, 4779)]).toEqual([0, 1]);
  });

  it("a lone 4624 is given a duration: it is censored, with what was seen so far", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    expect(sessionsOf(pc)[0]).toMatchObject({
      endTime: null,
      endReason: "endOfLog",
      lastSeen: "2026-03-02T08:00:00Z",
      connectedSeconds: 0,
    });
  });

  it("rows without a readable time silently null: they stay in their session", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.action("08:01:00", 4720, "0x500", { TargetUserName: "mallory" });
    const events = pc.events.map((event) => (event.eventId === 4720 ? { ...event, timeCreated: null } : event));
    const [session, ...others] = reconstruct(events).sessions;
    expect(others).toEqual([]);
    expect(countOf(session, 4720)).toBe(1);
  });
});
