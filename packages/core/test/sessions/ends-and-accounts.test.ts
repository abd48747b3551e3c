import { describe, expect, it } from "vitest";
import { computer, sessionsOf } from "./scene.ts";

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
  const accountSid = { TargetUserSid: "S-1-5-21-1-2-3-1001" };

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
    [{ id: "0x500", user: "PC$", type: 3 }, "machine"],
    [{ id: "0x3e7", user: "PC$" }, "service"],
    [{ id: "0x500", user: "DWM-2" }, "service"],
    [{ id: "0x500", user: "ANONYMOUS LOGON" }, "service"],
    [{ id: "0x500", user: "defaultuser0" }, "service"],
    [{ id: "0x500", user: "MINWINPC$" }, "service"],
    [{ id: "0x500", user: "svc", data: { TargetUserSid: "S-1-5-19" } }, "service"],
    [{ id: "0x500", user: "-" }, "service"],
    [{ id: "0x500", user: "bob" }, "user"],
    [{ id: "0x500", user: "evil$", type: 10 }, "user"],
    [{ id: "0x500", user: "DWM-99", data: { TargetUserSid: "S-1-5-21-1-2-3-1001" } }, "user"],
    [{ id: "0x500", user: "SYSTEM", data: { TargetUserSid: "S-1-5-21-1-2-3-1001" } }, "user"],
    [{ id: "0x500", user: "DWM-2", data: { TargetUserSid: "S-1-5-90-0-2" } }, "service"],
    [{ id: "0x500", user: "WDAGUtilityAccount", data: { TargetUserSid: "S-1-5-21-1-2-3-504" } }, "service"],
  ])("R12 tells %o to be of kind %s", (fields, kind) => {
    const pc = computer("PC");
    pc.logon("08:00:00", fields);
    expect(sessionsOf(pc)[0]?.accountKind).toBe(kind);
  });

  it.each([
    [{ user: "defaultuser0" }, true, "service"],
    [{ user: "defaultuser0", data: accountSid }, true, "service"],
    [{ user: "defaultuser0", type: 2, data: { ...accountSid, WorkstationName: "WIN-28GFHAGEV4P" } }, true, "service"],
    [{ user: "defaultuser1", type: 3, data: { ...accountSid, WorkstationName: "KALI" } }, false, "user"],
    [{ user: "defaultuser1", type: 10, data: accountSid }, false, "user"],
    [{ user: "defaultuser1", type: 3, address: "203.0.113.9", data: accountSid }, false, "user"],
    [{ user: "MINWINPC$" }, true, "service"],
    [{ user: "MINWINPC$", type: 10, data: accountSid }, false, "user"],
    [{ user: "bob" }, false, "user"],
  ])("R12 takes %o for Windows' setup: %s, of kind %s", (fields, setup, accountKind) => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", ...fields });
    expect(sessionsOf(pc)).toMatchObject([{ setup, accountKind }]);
  });

  it("R12 tells setup's doings in Windows' own session by the name it acts under", () => {
    const created = (actors: readonly string[]) => {
      const pc = computer("PC");
      for (const actor of actors) pc.action("08:00:00", 4720, "0x3e7", { TargetUserName: "defaultuser0" }, actor);
      return sessionsOf(pc)[0];
    };
    expect(created(["MINWINPC$"])).toMatchObject({ setup: true, accountKind: "service" });
    expect(created(["PC$"])).toMatchObject({ setup: false, accountKind: "service" });
    expect(created(["MINWINPC$", "PC$"])).toMatchObject({ setup: false });
  });

  it("R12 takes one whose session came from elsewhere for a person, though its logon was not kept", () => {
    const pc = computer("PC");
    pc.desktopUser("08:00:00", 21, 3, "203.0.113.9", "PC\\defaultuser1");
    expect(sessionsOf(pc)).toMatchObject([{ setup: false, accountKind: "user" }]);
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
