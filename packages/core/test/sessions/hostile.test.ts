import { describe, expect, it } from "vitest";
import { computer, reconstruct, sessionsOf } from "./scene.ts";

describe("what a hostile log can do", () => {
  it("reads events with no field at all", () => {
    const pc = computer("");
    for (const eventId of [4624, 4625, 4634, 4647, 4672, 4778, 4779, 4616, 1102]) pc.security("08:00:00", eventId);
    for (const eventId of [21, 22, 23, 24, 25, 39, 40, 41]) pc.desktop("08:00:00", eventId, {});
    expect(() => sessionsOf(pc)).not.toThrow();
  });

  it.each(["1601-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "0000-00-00T00:00:00Z"])(
    "lets a record of %s stretch no session",
    (time) => {
      const pc = computer("PC");
      pc.logon("08:00:00", { id: "0x500" });
      pc.action(time, 4698, "0x500", { TaskName: "\\T" });
      pc.logoff("08:10:00", "0x500");
      expect(sessionsOf(pc)[0]).toMatchObject({ connectedSeconds: 600, endReason: "logoff" });
    },
  );

  it("shows no start for a session whose records have no time that a clock can show", () => {
    const pc = computer("PC");
    pc.logon("1601-01-01T00:00:00Z", { id: "0x500", data: { LogonType: "99999999999999999999" } });
    expect(sessionsOf(pc)[0]).toMatchObject({
      sessionKey: "pc~0x500~-",
      startTime: null,
      lastSeen: null,
      logonType: null,
      connectedSeconds: 0,
    });
  });

  it("takes __proto__ and constructor for names like any other", () => {
    const pc = computer("__proto__");
    pc.logon("08:00:00", { id: "0x500", user: "__proto__", domain: "constructor" });
    pc.failure("08:01:00", "__proto__");
    pc.logon("08:02:00", { id: "__proto__", user: "toString" });
    const sessions = sessionsOf(pc);
    expect(sessions[0]).toMatchObject({
      accountName: "__proto__",
      accountDomain: "constructor",
      computer: "__proto__",
    });
    expect(sessions).toHaveLength(2);
  });

  it("cuts names of a megabyte where they are shown, never inside a surrogate pair", () => {
    const pc = computer("PC");
    const long = `${"x".repeat(1023)}${"\u{1F600}".repeat(500_000)}`;
    pc.logon("08:00:00", { id: "0x500", user: long });
    pc.action("08:01:00", 4698, "0x500", { TaskName: long });
    const [session] = sessionsOf(pc);
    expect(session?.accountName).toBe(`${"x".repeat(1023)}…`);
    expect(session?.events.at(-1)?.name).toBe(`${"x".repeat(1023)}…`);
  });

  it("counts all events and lists the first 200 of a kind", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    for (let n = 0; n < 300; n += 1) pc.action("08:01:00", 4698, "0x500", { TaskName: `\\T${n}` });
    const [session] = sessionsOf(pc);
    expect(session?.eventCounts.at(-1)).toMatchObject({ eventId: 4698, count: 300, distinctNames: 300 });
    expect(session?.events).toHaveLength(201);
  });

  it("stays near-linear when one moment is flooded with failures, logons and connections", () => {
    const pc = computer("PC");
    for (let n = 0; n < 5_000; n += 1) {
      pc.failure("08:00:00", "bob", { IpAddress: "10.0.0.5" });
      pc.logon("08:00:01", { id: `0x${(n + 16).toString(16)}`, type: n % 2 === 0 ? 3 : 10, address: "10.0.0.5" });
      pc.authenticated("08:00:00", "bob", "10.0.0.5");
      pc.desktopUser("08:00:01", 21, n, "10.0.0.5");
    }
    const sessions = sessionsOf(pc);
    const counted = sessions.flatMap(({ eventCounts }) => eventCounts).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(20_000);
  });

  it("numbers sessions of equal key by what they hold", () => {
    const pc = computer("PC");
    pc.logon("08:00:00.1", { id: "0x500", user: "eve", type: 3 });
    pc.logoff("08:00:00.2", "0x500", "eve");
    pc.logon("08:00:00.3", { id: "0x500", user: "bob", type: 3 });
    const keys = sessionsOf(pc).map(({ accountName, sessionKey }) => [accountName, sessionKey]);
    const reversed = reconstruct(pc.events.toReversed()).sessions.map(({ accountName, sessionKey }) => [
      accountName,
      sessionKey,
    ]);
    expect(reversed).toEqual(keys);
    expect(new Set(keys.map(([, key]) => key))).toEqual(
      new Set(["pc~0x500~20260302T080000Z", "pc~0x500~20260302T080000Z~2"]),
    );
  });
});
