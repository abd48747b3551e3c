import { describe, expect, it } from "vitest";
import { computer, countOf, sessionsOf } from "./scene.ts";

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
    const unknown = { TargetUserName: "PC7$@CORP.LOCAL", TargetDomainName: "CORP.LOCAL", ServiceName: "ghost" };
    dc.security("08:01:03", 4769, { ...unknown, IpAddress: "::ffff:10.0.0.7", Status: "0x7" });
    dc.security("08:01:04", 4769, { ...unknown, IpAddress: "::ffff:10.0.0.7", Status: "0x20" });
    const activity = sessionsOf(dc).filter(({ kind }) => kind === "activity");
    expect(
      activity.map(({ sourceAddress, workstationName, accountName }) => [sourceAddress, workstationName, accountName]),
    ).toEqual([
      ["10.0.0.5", "", "bob"],
      ["", "KALI", "eve"],
      ["10.0.0.7", "", "PC7$"],
    ]);
    expect(activity.at(-1)).toMatchObject({ accountKind: "machine", eventCounts: [{ eventId: 4769, count: 1 }] });
  });
});
