import type { WindowsEvent } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventStore } from "../../src/events/event-store.ts";

const logon: WindowsEvent = {
  eventId: 4624,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  computer: "SRV",
  eventRecordId: 7,
  timeCreated: "2026-03-02T08:00:00.1234567Z",
  userSid: "",
  data: { TargetUserName: "bob", TargetLogonId: "0x500" },
  origin: { source: "a.evtx" },
};

function storeOf(...events: WindowsEvent[]) {
  const store = createEventStore();
  for (const event of events) store.add(event);
  return store;
}

describe("kept events", () => {
  it("keeps what has a kind and tallies the rest", () => {
    const store = storeOf(logon, { ...logon, eventId: 5058, eventRecordId: 8 });
    expect(store.eventsOf("srv")).toEqual([logon]);
    expect(store.coverage()).toMatchObject([{ computer: "SRV", channel: "Security", records: 2 }]);
  });

  it("keeps of a noisy kind who, whence and on what, and no more", () => {
    const who = { SubjectUserName: "bob", SubjectLogonId: "0x500", IpAddress: "203.0.113.9", ShareName: "\\\\*\\C$" };
    const share = {
      ...logon,
      eventId: 5145,
      data: { ...who, AccessList: "%%4416 ".repeat(9), RelativeTargetName: "x" },
    };
    expect(storeOf(share).eventsOf("srv")).toEqual([{ ...share, data: who }]);
  });

  it.each([
    ["a ticket that was granted", 4768, { TargetUserName: "bob", Status: "0x0" }],
    ["a service ticket that ran out", 4769, { TargetUserName: "bob@CORP", Status: "0x20" }],
    ["credentials that were good", 4776, { TargetUserName: "bob", Status: "0x0" }],
    ["an ordinary program", 4688, { NewProcessName: "C:\\Windows\\notepad.exe" }],
    ["an ordinary share", 5140, { ShareName: "\\\\*\\IPC$" }],
    ["an ordinary file", 4663, { ObjectName: "C:\\data\\report.docx" }],
    ["the group of every new account", 4728, { TargetSid: "S-1-5-21-1-2-3-513" }],
  ])("does not keep %s", (_, eventId, data) => {
    expect(storeOf({ ...logon, eventId, data }).eventsOf("srv")).toEqual([]);
  });

  it.each([
    [4768, { Status: "0x6" }],
    [4776, { Status: "0xC000006A" }],
    [4769, { Status: "0x7" }],
    [4688, { NewProcessName: "C:\\Windows\\System32\\Schtasks.EXE" }],
    [5145, { ShareName: "\\\\*\\C$" }],
    [4656, { ObjectName: "\\REGISTRY\\MACHINE\\SAM" }],
    [4663, { ObjectName: "\\Device\\HarddiskVolume2\\Windows\\System32\\lsass.exe" }],
    [4732, { TargetSid: "S-1-5-32-544" }],
  ])("keeps %i with %o", (eventId, data) => {
    expect(storeOf({ ...logon, eventId, data }).eventsOf("srv")).toHaveLength(1);
  });
});

describe("duplicates", () => {
  it("takes equal computer, channel, record id and time for one event, whatever the file or spelling", () => {
    const copy = { ...logon, computer: "srv.corp.local", channel: "security", origin: { source: "copy.evtx" } };
    const store = storeOf(logon, copy);
    expect(store.eventsOf("srv")).toHaveLength(1);
    expect(store.duplicateEvents()).toBe(1);
  });

  it("compares times at the coarser of two precisions and keeps the richer copy", () => {
    const coarse = { ...logon, timeCreated: "2026-03-02T08:00:00Z", data: { TargetUserName: "bob" } };
    expect(storeOf(coarse, logon).eventsOf("srv")).toEqual([logon]);
    expect(storeOf(logon, coarse).eventsOf("srv")).toEqual([logon]);
    expect(storeOf(logon, { ...logon, timeCreated: "2026-03-02T08:00:00.12Z" }).duplicateEvents()).toBe(1);
  });

  it("takes a time that was rounded as a float for the same", () => {
    const rounded = { ...logon, timeCreated: "2026-03-02T08:00:00.123456Z" };
    expect(storeOf({ ...logon, timeCreated: "2026-03-02T08:00:00.1234559Z" }, rounded).duplicateEvents()).toBe(1);
    expect(
      storeOf(
        { ...logon, timeCreated: "2026-03-02T08:00:00.9999999Z" },
        { ...logon, timeCreated: "2026-03-02T08:00:01.0Z" },
      ).duplicateEvents(),
    ).toBe(1);
    expect(storeOf({ ...logon, timeCreated: "2026-03-02T08:00:01.2234559Z" }, rounded).duplicateEvents()).toBe(0);
  });

  it("keeps events whose record id is equal but whose time is another: the ids began anew", () => {
    expect(storeOf(logon, { ...logon, timeCreated: "2026-03-02T08:00:01Z" }).duplicateEvents()).toBe(0);
    expect(storeOf(logon, { ...logon, timeCreated: "2026-03-02T08:00:00.1234568Z" }).duplicateEvents()).toBe(0);
    expect(storeOf(logon, { ...logon, computer: "OTHER" }).duplicateEvents()).toBe(0);
  });

  it("keeps a record that tells of someone else, richer or not: a forged copy must not take the real one's place", () => {
    const forged = { ...logon, data: { TargetUserName: "eve", TargetLogonId: "0x501", IpAddress: "10.0.0.1" } };
    const copies = [logon, forged].map((event) => ({ ...event, origin: { source: "b.evtx" } }));
    const store = storeOf(logon, forged, ...copies);
    expect(store.eventsOf("srv").map(({ data }) => data.TargetUserName)).toEqual(["eve", "bob"]);
    expect(store.duplicateEvents()).toBe(2);
  });

  it("takes other spellings, and fields that a copy lacks, for no other person", () => {
    const spelled = { ...logon, data: { TargetUserName: "BOB", TargetLogonId: "1280", TargetUserSid: "S-1-5-21-1" } };
    const named = { ...spelled, data: { ...spelled.data, TargetUserSid: "CORP\\bob" } };
    expect(storeOf(logon, spelled).eventsOf("srv")).toEqual([spelled]);
    expect(storeOf(spelled, named).eventsOf("srv")).toHaveLength(1);
  });

  it("keeps the copy that names someone: one filled with anything else must not make the record vanish", () => {
    const filler = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Field${index}`, "x"]));
    const nameless = { ...logon, data: { LogonType: "3", ...filler } };
    const named = { ...logon, data: { ...logon.data, LogonType: "3" } };
    for (const events of [[nameless, named] as const, [named, nameless] as const]) {
      expect(storeOf(...events).eventsOf("srv")).toEqual([named]);
    }
  });

  it("keeps a record that tells of another address or logon type, richer or not", () => {
    const from = (IpAddress: string, LogonType: string) => ({
      ...logon,
      data: { ...logon.data, IpAddress, LogonType },
    });
    const far = from("203.0.113.9", "10");
    expect(storeOf(far, from("10.0.0.1", "10")).eventsOf("srv")).toHaveLength(2);
    expect(storeOf(far, from("203.0.113.9", "3")).eventsOf("srv")).toHaveLength(2);
    expect(storeOf(far, from("::ffff:203.0.113.9", "10 (RemoteInteractive)")).eventsOf("srv")).toHaveLength(1);
  });

  it("takes events without a record id for different ones", () => {
    const unnumbered = { ...logon, eventRecordId: null };
    expect(storeOf(unnumbered, unnumbered).eventsOf("srv")).toHaveLength(2);
  });
});

describe("coverage", () => {
  const record = (eventRecordId: number) => ({ ...logon, eventId: 5058, eventRecordId });

  it("shows first and last time and the gaps of the record id, whatever the order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 7, 8, 20], { minLength: 6 }), (ids) => {
        expect(storeOf(...ids.map(record)).coverage()).toEqual([
          {
            computer: "SRV",
            channel: "Security",
            records: 6,
            first: logon.timeCreated,
            last: logon.timeCreated,
            gaps: [
              { after: 3, before: 7, missing: 3 },
              { after: 8, before: 20, missing: 11 },
            ],
            gapCount: 2,
          },
        ]);
      }),
    );
  });

  it("finds the gaps of any set of ids, met in any order and more than once", () => {
    const ids = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(ids, (list) => {
        const sorted = [...new Set(list)].sort((a, b) => a - b);
        const jumps = sorted.slice(1).filter((each, index) => each > sorted[index]! + 1);
        expect(storeOf(...list.map(record)).coverage()[0]?.gapCount).toBe(jumps.length);
      }),
      { numRuns: 30 },
    );
  });

  it("shows the ten largest gaps in record order and counts all", () => {
    const ids = Array.from({ length: 15 }, (_, index) => index * index * 10 + 1);
    const [coverage] = storeOf(...ids.map(record)).coverage();
    expect(coverage?.gapCount).toBe(14);
    expect(coverage?.gaps.map(({ after }) => after)).toEqual(ids.slice(4, 14));
  });
});
