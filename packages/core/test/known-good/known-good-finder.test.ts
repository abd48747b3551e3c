import { analysisOptionsSchema, type KnownGoodEntry, type LogonSession, type SessionEvent } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../../src/index.ts";
import { knownGoodFinder } from "../../src/known-good/known-good-finder.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

function holds(entry: Omit<KnownGoodEntry, "reason">, of: LogonSession): boolean {
  return knownGoodFinder({ strayKnownGood: 1, entries: [{ ...entry, reason: "agreed" }] })(of) !== null;
}

function installed(...names: string[]): Partial<LogonSession> {
  const events = names.map((name): SessionEvent => {
    const where = { channel: "System", eventRecordId: 1, timeCreated: null, source: "a" };
    return { kind: "serviceInstalled", eventId: 7045, name, ...where, attribution: "timeWindow" };
  });
  const count = { ...counted(7045, "serviceInstalled", names.length), distinctNames: new Set(names).size };
  return { events, eventCounts: [count] };
}

const amy = session({ accountSid: "S-1-5-21-1-2-3-1001", sourceAddress: "10.0.0.5" });

describe("knownGoodFinder", () => {
  it.each([
    [{ accounts: ["AMY"] }, true],
    [{ accounts: ["corp\\amy"] }, true],
    [{ accounts: ["S-1-5-21-1-2-3-1001"] }, true],
    [{ accounts: ["bob", "other\\amy"] }, false],
    [{ computers: ["pc-1.corp.local"] }, true],
    [{ computers: ["PC-2"] }, false],
    [{ addresses: ["10.0.0.0/8"] }, true],
    [{ addresses: ["192.168.0.0/16"] }, false],
    [{ accounts: ["amy"], computers: ["PC-2"] }, false],
    [{ accounts: ["amy"], expires: "2026-03-02T09:00:01Z" }, true],
    [{ accounts: ["amy"], expires: "2026-03-02T09:00:00Z" }, false],
    [{ services: ["Updater"] }, false],
  ])("%j", (entry, expected) => {
    expect(holds(entry, amy)).toBe(expected);
  });

  it("wants all of a session's services named, and all of them listed in it", () => {
    const entry = { services: ["updater", "Backup"] };
    expect(holds(entry, session(installed("Updater")))).toBe(true);
    expect(holds(entry, session(installed("Updater", "Backup")))).toBe(true);
    expect(holds(entry, session(installed("Updater", "PSEXESVC")))).toBe(false);
    const unlisted = { ...counted(7045, "serviceInstalled", 300), distinctNames: 250 };
    expect(holds(entry, session({ ...installed("Updater"), eventCounts: [unlisted] }))).toBe(false);
  });

  it("does not take a session without addresses, or of unknown start, for one that the entry names", () => {
    expect(holds({ addresses: ["0.0.0.0/0"] }, session())).toBe(false);
    expect(holds({ accounts: ["amy"], expires: "2030-01-01" }, session({ startTime: null }))).toBe(false);
  });

  it("wants every address of a session that came back from elsewhere", () => {
    const segment = { startTime: null, endTime: null, endReason: "" };
    const roaming = { ...amy, segments: [{ ...segment, sourceAddress: "203.0.113.9" }] };
    expect(holds({ addresses: ["10.0.0.0/8"] }, roaming)).toBe(false);
    expect(holds({ addresses: ["10.0.0.0/8", "203.0.113.9"] }, roaming)).toBe(true);
  });

  it("refuses an address range that is none", () => {
    expect(() => holds({ addresses: ["10.0.0.0/40"] }, amy)).toThrow(expect.objectContaining({ code: "badKnownGood" }));
  });
});

describe("an analysis with a known-good list", () => {
  const ordinary = Array.from({ length: 40 }, (_, day) =>
    session({ sessionKey: `day${day}`, connectedSeconds: 20_000 + 500 * day }),
  );
  const installer = session({ sessionKey: "installer", accountName: "deploy", ...installed("Agent") });
  const machine = session({ sessionKey: "machine", accountKind: "machine", ...installed("Agent") });
  const analyze = (entries: KnownGoodEntry[]) =>
    analyzeSessions(sessionEvidence([...ordinary, installer, machine]), analysisOptionsSchema.parse({}), {
      knownGood: { strayKnownGood: 1, entries },
    });

  it("flags nothing that the list names, scores it all the same, and counts what it hid", () => {
    const open = analyze([]);
    const listed = analyze([{ services: ["Agent"], reason: "rollout" }]);
    expect(open.sessions[0]).toMatchObject({ flagged: true, knownGood: null });
    expect(listed.sessions[0]).toMatchObject({
      flagged: false,
      score: open.sessions[0]!.score,
      knownGood: { entry: 1, reason: "rollout", hidden: true },
    });
    expect(open.population).toMatchObject({ knownGood: 0, hidden: 0, hiddenSetAside: 0 });
    expect(listed.population).toMatchObject({ knownGood: 1, hidden: 1, hiddenSetAside: 1 });
    expect([open.setAside.length, listed.setAside.length]).toEqual([1, 0]);
    expect([open.groups.length, listed.groups.length]).toEqual([1, 0]);
  });
});
