import { describe, expect, it } from "vitest";
import { computer, sessionsOf } from "./scene.ts";

const outside = "203.0.113.9";

describe("R20 the client's time zone", () => {
  it.each([
    ["[-5]", "-05:00"],
    ["-5", "-05:00"],
    ["[5.5]", "+05:30"],
    ["[9]", "+09:00"],
    ["[99]", null],
    ["nonsense", null],
  ])("R20 reads the bias %s as hours east of UTC", (bias, zone) => {
    const pc = computer("PC");
    pc.clientZone("07:59:58", bias);
    pc.desktopUser("08:00:00", 21, 2);
    expect(sessionsOf(pc)).toMatchObject([{ clientTimeZone: zone, startTime: "2026-03-02T08:00:00Z" }]);
  });

  it("R20 takes the zone of the last client that reached the session", () => {
    const pc = computer("PC");
    pc.clientZone("07:59:58", "[1]");
    pc.desktopUser("08:00:00", 21, 2);
    pc.desktopUser("09:00:00", 24, 2);
    pc.clientZone("09:59:59", "[9]");
    pc.desktopUser("10:00:05", 25, 2);
    expect(sessionsOf(pc)).toMatchObject([{ clientTimeZone: "+09:00" }]);
  });

  it("R20 gives it to nobody where two sessions were reached at once, or none was, or one at the console", () => {
    const pc = computer("PC");
    pc.clientZone("08:00:00", "[9]");
    pc.desktopUser("08:00:02", 21, 2);
    pc.desktopUser("08:00:50", 21, 3, "10.0.0.9", "CORP\\eve");
    pc.clientZone("12:00:00", "[9]");
    pc.clientZone("13:00:00", "[9]");
    pc.desktopUser("13:00:02", 21, 4, "LOCAL", "CORP\\amy");
    expect(sessionsOf(pc).map(({ clientTimeZone }) => clientTimeZone)).toEqual([null, null, null]);
  });
});

describe("R18 the outside address by an RD Gateway", () => {
  it("R18 tells a connection from its 302 to its 303: who, from where, to which computer", () => {
    const gw = computer("GW");
    gw.throughGateway("08:00:00", 302, outside);
    gw.throughGateway("16:00:00", 303, outside);
    expect(sessionsOf(gw)).toMatchObject([
      {
        kind: "activity",
        accountDomain: "CORP",
        accountName: "bob",
        sourceAddress: outside,
        endTime: "2026-03-02T16:00:00Z",
        endReason: "disconnected",
        connectedSeconds: 28_800,
        events: [
          { eventId: 302, name: "SRV1" },
          { eventId: 303, name: "SRV1" },
        ],
      },
    ]);
  });

  it("R18 keeps connections from two addresses, one still open, and one whose beginning was lost apart", () => {
    const gw = computer("GW");
    gw.throughGateway("07:00:00", 303, outside);
    gw.throughGateway("08:00:00", 302, outside);
    gw.throughGateway("08:10:00", 302, "198.51.100.7");
    gw.throughGateway("08:20:00", 302, outside);
    gw.throughGateway("09:00:00", 303, outside);
    const told = sessionsOf(gw).map(({ startTime, endTime, endReason }) => [
      startTime?.slice(11, 16),
      endTime?.slice(11, 16),
      endReason,
    ]);
    expect(told).toEqual([
      ["07:00", "07:00", "disconnected"],
      ["08:00", "09:00", "disconnected"],
      ["08:10", undefined, "endOfLog"],
      ["08:20", undefined, "endOfLog"],
    ]);
  });
});
