import { describe, expect, it } from "vitest";
import { computer, reconstruct } from "./scene.ts";

type Scene = ReturnType<typeof computer>;

/** One logon from 08:00 to 12:00, what happened meanwhile, and how sure the session then is. */
function holesOf(meanwhile: (pc: Scene) => void, lost: readonly number[] = []) {
  const pc = computer("PC");
  pc.logon("08:00:00", { id: "0x500" });
  meanwhile(pc);
  pc.logoff("12:00:00", "0x500");
  const { sessions } = reconstruct(pc.events.filter(({ eventRecordId }) => !lost.includes(eventRecordId ?? 0)));
  const found = sessions.find(({ logonIds }) => logonIds.includes("0x500"));
  return [found?.joinConfidence, ...(found?.holes ?? [])];
}

describe("R21 holes in the evidence", () => {
  it("R21 finds none where the records go on", () => {
    expect(holesOf((pc) => pc.security("09:00:00", 4717))).toEqual(["certain"]);
  });

  it("R21 is a step less sure of a session whose log was cleared, jumps or was silent within it", () => {
    expect(holesOf((pc) => pc.clearSecurity("09:00:00", "0x700"))).toEqual(["likely", "logCleared"]);
    expect(holesOf((pc) => pc.security("09:00:00", 4717), [2])).toEqual(["likely", "recordIdJump"]);
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logoff("2026-03-05T08:00:01Z", "0x500");
    expect(reconstruct(pc.events).sessions).toMatchObject([{ joinConfidence: "likely", holes: ["silence"] }]);
  });

  it("R21 takes three days for no silence, nor one of another log", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500" });
    pc.logoff("2026-03-05T08:00:00Z", "0x500");
    pc.desktopUser("2026-03-06T08:00:00Z", 21, 2);
    pc.desktopUser("2026-03-16T08:00:00Z", 23, 2);
    expect(reconstruct(pc.events).sessions.map(({ holes }) => holes)).toEqual([[], []]);
  });

  it("R21 tells a clearing of another log, and a hole before or after a session, by no session", () => {
    const other = { Channel: "Application", SubjectUserName: "eve" };
    expect(holesOf((pc) => pc.system("09:00:00", "Microsoft-Windows-Eventlog", 104, other))).toEqual(["certain"]);
    const pc = computer("PC");
    for (const hour of ["07", "13"]) pc.clearSecurity(`${hour}:00:00`, "0x700");
    pc.logon("13:30:00", { id: "0x500" });
    pc.logoff("14:00:00", "0x500");
    const [session] = reconstruct(pc.events).sessions.filter(({ logonIds }) => logonIds.includes("0x500"));
    expect(session).toMatchObject({ joinConfidence: "certain", holes: [] });
  });

  it("R21 looks at the Remote Desktop log by itself, and lowers what was likely to weak", () => {
    const pc = computer("PC");
    pc.logon("08:00:00", { id: "0x500", type: 10, address: "10.0.0.5" });
    pc.desktopUser("08:00:01", 21, 2);
    pc.desktopUser("09:00:00", 24, 2);
    pc.desktopUser("10:00:00", 25, 2);
    const whole = reconstruct(pc.events).sessions;
    const cut = reconstruct(pc.events.filter(({ eventId }) => eventId !== 24)).sessions;
    expect(whole.map(({ joinConfidence, holes }) => [joinConfidence, holes])).toEqual([["likely", []]]);
    expect(cut.map(({ joinConfidence, holes }) => [joinConfidence, holes])).toEqual([["weak", ["recordIdJump"]]]);
  });

  it("R21 tells no jump where the ids began anew", () => {
    const [before, after] = [computer("PC"), computer("PC")];
    for (let n = 0; n < 9; n += 1) before.security("07:00:00", 4717);
    before.logon("08:00:00", { id: "0x500" });
    after.clearSecurity("08:30:00", "0x500");
    after.logoff("09:00:00", "0x500");
    const { sessions } = reconstruct([...before.events, ...after.events]);
    expect(sessions).toMatchObject([{ holes: ["logCleared"], joinConfidence: "likely" }]);
  });
});
