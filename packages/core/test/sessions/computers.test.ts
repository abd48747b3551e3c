import { describe, expect, it } from "vitest";
import { computer, countOf, reconstruct, sessionsOf } from "./scene.ts";

/** The events of one log that goes on under another name. */
function renamed(former: string, later: string, write: (pc: ReturnType<typeof computer>) => void, from: number) {
  const pc = computer(former);
  write(pc);
  return pc.events.map((event, index) => (index < from ? event : { ...event, computer: later }));
}

describe("R7 renamed computers", () => {
  const write = (pc: ReturnType<typeof computer>) => {
    pc.logon("08:00:00", { id: "0x500" });
    pc.boot("09:00:00");
    pc.logon("09:10:00", { id: "0x500", user: "WIN-SETUP$" });
  };

  it("R7 takes names whose record ids go on in one log for one computer, known by its last name", () => {
    const { sessions, computers } = reconstruct(renamed("WIN-SETUP", "SRV", write, 1));
    expect(computers).toMatchObject([{ computer: "SRV", aliases: ["WIN-SETUP"] }]);
    expect(sessions.map(({ computer, setup }) => [computer, setup])).toEqual([
      ["SRV", false],
      ["SRV", true],
    ]);
  });

  it("keeps computers apart whose record ids overlap, or go on without a start of Windows", () => {
    const [a, b] = [computer("A"), computer("B")];
    a.logon("08:00:00", { id: "0x500" });
    b.logon("08:00:00", { id: "0x500" });
    expect(reconstruct([...a.events, ...b.events]).computers).toHaveLength(2);
    const logonsOnly = (pc: ReturnType<typeof computer>) => {
      pc.logon("08:00:00", { id: "0x500" });
      pc.logon("09:00:00", { id: "0x600" });
    };
    expect(reconstruct(renamed("A", "B", logonsOnly, 1)).computers).toHaveLength(2);
  });

  it("R7 believes 6011 where the log does not show the start", () => {
    const pc = computer("C");
    pc.system("08:30:00", "EventLog", 6011, { Data: ["A", "B"] });
    const logonsOnly = (log: ReturnType<typeof computer>) => {
      log.logon("08:00:00", { id: "0x500" });
      log.logon("09:00:00", { id: "0x600" });
    };
    const { computers } = reconstruct([...renamed("A", "B", logonsOnly, 1), ...pc.events]);
    expect(computers.map(({ computer, aliases }) => [computer, aliases])).toEqual([
      ["B", ["A"]],
      ["C", []],
    ]);
  });
});

describe("R7 many renamings", () => {
  /** One log of a computer that is renamed at each start. */
  const renamedTo = (names: readonly string[]) => {
    const pc = computer("");
    for (const _ of names) pc.boot("08:00:00");
    return pc.events.map((event, index) => ({ ...event, computer: names[index]! }));
  };

  it("follows a chain of ten thousand", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `N${index}`);
    const { computers } = reconstruct(renamedTo(names));
    expect(computers.map(({ computer, aliases }) => [computer, aliases.length])).toEqual([["N9999", 9_999]]);
  });

  it("renames nothing where logs go round in a circle, nor what leads into it", () => {
    const logs = [
      ["A", "B"],
      ["B", "C"],
      ["C", "B"],
    ].map(renamedTo);
    const events = logs.flatMap((log, index) =>
      log.map((event) => ({ ...event, origin: { source: `${index}.evtx` } })),
    );
    expect(reconstruct(events).computers.map(({ aliases }) => aliases)).toEqual([[], [], []]);
  });
});

describe("R7 cleared logs", () => {
  it("R7 orders what stood before a clearing first, though its record ids are higher", () => {
    const [before, after] = [computer("PC"), computer("PC")];
    for (let n = 0; n < 5; n += 1) before.security("07:00:00", 4717);
    before.logon("08:00:00", { id: "0x500" });
    after.clearSecurity("08:30:00", "0x500");
    after.logoff("09:00:00", "0x500");
    const [session, ...others] = sessionsOf(before, after);
    expect(others).toEqual([]);
    expect(session).toMatchObject({ endReason: "logoff", connectedSeconds: 3600 });
    expect(countOf(session, 1102)).toBe(1);
  });
});

describe("R20 time zone", () => {
  const uptime = (zone: string) => ({ Data: ["", "", "", "", "3600", "60", zone] });
  const zoneOf = (timezone: readonly string[]) => {
    const pc = computer("PC");
    pc.system("08:00:00", "EventLog", 6013, uptime("0 GMT Standard Time"));
    pc.system("09:00:00", "EventLog", 6013, uptime("-540 Tokyo Standard Time"));
    return reconstruct(pc.events, timezone).computers[0];
  };

  it("R20 takes the last 6013, whose bias counts minutes west", () => {
    expect(zoneOf([])).toMatchObject({ timeZone: "+09:00", timeZoneSource: "event6013" });
  });

  it("R20 tells each session by the last 6013 at or before it, and those before the first by that", () => {
    const pc = computer("PC");
    pc.logon("07:00:00", { id: "0x500", type: 3 });
    pc.system("08:00:00", "EventLog", 6013, uptime("0 GMT Standard Time"));
    pc.logon("08:59:59", { id: "0x501", type: 3 });
    pc.system("09:00:00", "EventLog", 6013, uptime("-540 Tokyo Standard Time"));
    pc.logon("09:00:00", { id: "0x502", type: 3 });
    const zones = reconstruct(pc.events).sessions.map(({ timeZone }) => timeZone);
    expect(zones).toEqual(["+00:00", "+00:00", "+09:00"]);
    const given = reconstruct(pc.events, ["Asia/Tokyo"]).sessions.map(({ timeZone }) => timeZone);
    expect(given).toEqual(["Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo"]);
  });

  it("R20 believes Kernel-General, which knows daylight saving, until a 6013 tells of another zone", () => {
    const pc = computer("PC");
    const kernel = "Microsoft-Windows-Kernel-General";
    const visit = (at: string, id: string) => pc.logon(at, { id, type: 3 });
    pc.system("01:00:00", "EventLog", 6013, uptime("480 Pacific Standard Time"));
    visit("01:30:00", "0x501");
    pc.system("02:00:00", kernel, 24, { CurrentBias: "420" });
    visit("02:30:00", "0x502");
    pc.system("03:00:00", "EventLog", 6013, uptime("480 Pacific Standard Time"));
    visit("03:30:00", "0x503");
    pc.system("04:00:00", kernel, 22, { OldBias: "420", NewBias: "480" });
    visit("04:30:00", "0x504");
    pc.system("05:00:00", "EventLog", 6013, uptime("-540 Tokyo Standard Time"));
    visit("05:30:00", "0x505");
    const { sessions, computers } = reconstruct(pc.events);
    expect(sessions.map(({ timeZone }) => timeZone)).toEqual(["-08:00", "-07:00", "-07:00", "-08:00", "+09:00"]);
    expect(computers).toMatchObject([{ timeZone: "+09:00", timeZoneSource: "event6013" }]);
    const summer = reconstruct(pc.events.slice(0, 6)).computers;
    expect(summer).toMatchObject([{ timeZone: "-07:00", timeZoneSource: "kernelGeneral" }]);
  });

  it("R20 takes the user's word first, for one computer before all", () => {
    expect(zoneOf(["Europe/Berlin"])).toMatchObject({ timeZone: "Europe/Berlin", timeZoneSource: "option" });
    expect(zoneOf(["Europe/Berlin", "pc.corp.local=Asia/Tokyo"])).toMatchObject({ timeZone: "Asia/Tokyo" });
  });

  it("R20 assumes UTC where nothing tells", () => {
    const pc = computer("PC");
    pc.system("08:00:00", "EventLog", 6013, uptime("nonsense"));
    expect(reconstruct(pc.events).computers[0]).toMatchObject({ timeZone: "UTC", timeZoneSource: "assumedUtc" });
  });
});
