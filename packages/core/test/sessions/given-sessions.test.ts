import { logonSessionSchema, type OriginalSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { givenSessions } from "../../src/sessions/given-sessions.ts";

const full: OriginalSession = {
  user: "CORP\\amy",
  source_ip: "10.0.0.5",
  start_time: "2026-03-02T09:00:00+01:00",
  end_time: "2026-03-02T10:30:00.5+01:00",
  events: [{ event_id: 4624 }, { event_id: "4624" }, { event_id: 4698, details: { TaskName: "\\Backup" } }],
};

function given(original: OriginalSession) {
  return givenSessions([original])[0]!;
}

function countsOf(original: OriginalSession) {
  return given(original).eventCounts.map(({ eventId, kind, count, distinctNames }) => [
    eventId,
    kind,
    count,
    distinctNames,
  ]);
}

function namesOf(events: OriginalSession["events"]) {
  return given({ events }).events.map(({ name }) => name);
}

describe("givenSessions", () => {
  it("keeps the list's words and reads them as a user's logon, zoneless times as UTC", () => {
    expect(logonSessionSchema.parse(given(full))).toMatchObject({
      sessionKey: "CORP_5Camy~10.0.0.5~2026-03-02T09_3A00_3A00_2B01_3A00",
      kind: "logon",
      computer: "",
      accountName: "CORP\\amy",
      accountKind: "user",
      sourceAddress: "10.0.0.5",
      startTime: "2026-03-02T08:00:00Z",
      endTime: "2026-03-02T09:30:00.5Z",
      lastSeen: "2026-03-02T09:30:00.5Z",
      connectedSeconds: 5400.5,
      given: { position: 1, user: "CORP\\amy", start: "2026-03-02T09:00:00+01:00", end: "2026-03-02T10:30:00.5+01:00" },
    });
  });

  it("takes any field for missing that is missing, null or unreadable", () => {
    expect(given({})).toMatchObject({
      sessionKey: "-~-~-",
      accountName: "",
      startTime: null,
      connectedSeconds: 0,
      events: [],
    });
    expect(given({ user: null, events: null })).toMatchObject({ given: { user: null, start: null }, eventCounts: [] });
    expect(given({ start_time: "monday", end_time: "2026-03-02" })).toMatchObject({
      startTime: null,
      endTime: "2026-03-02T00:00:00Z",
      lastSeen: "2026-03-02T00:00:00Z",
      given: { start: "monday" },
    });
  });

  it("is last seen at its later time, and may end before it starts", () => {
    const backward = given({ start_time: "2026-03-02T10:00:00", end_time: "2026-03-02T09:00:00" });
    expect(backward).toMatchObject({ lastSeen: "2026-03-02T10:00:00Z", connectedSeconds: -3600 });
  });

  it("numbers equal keys by what they hold, not by their place", () => {
    const short = { ...full, end_time: "2026-03-02T09:10:00+01:00" };
    const keys = (list: OriginalSession[]) => givenSessions(list).map(({ sessionKey }) => sessionKey.endsWith("~2"));
    expect(keys([full, short])).toEqual([false, true]);
    expect(keys([short, full])).toEqual([true, false]);
  });
});

describe("events of a given list", () => {
  it("compares ids as text, and counts those that are no plain number under 0", () => {
    const ids = [4625, "4625", "04625", " 4625", "logon", -1, 1.5, 9];
    expect(countsOf({ events: ids.map((event_id) => ({ event_id })) })).toEqual([
      [0, null, 5, 0],
      [9, null, 1, 0],
      [4625, "logonFailed", 2, 0],
    ]);
  });

  it("takes 129 for a task and counts a name once over both ids", () => {
    const named = (event_id: number, TaskName: string) => ({ event_id, details: { TaskName } });
    expect(countsOf({ events: [named(4698, "a"), named(129, "a"), named(129, "b")] })).toEqual([
      [129, "scheduledTaskCreated", 2, 2],
      [4698, "scheduledTaskCreated", 1, 0],
    ]);
  });

  it("names a task by TaskName, Task or Name, the first that is not empty", () => {
    const details = [
      { TaskName: "a", Task: "b" },
      { TaskName: "", Task: "b" },
      { Task: null, Name: "c" },
      { Name: "" },
    ];
    const events = [...details.map((each) => ({ event_id: 4698, details: each })), { event_id: 129 }];
    expect(namesOf(events)).toEqual(["a", "b", "c", "UnknownTask", "UnknownTask"]);
  });

  it("names a service by ServiceName or Service", () => {
    const details = [
      { ServiceName: "a" },
      { Service: "b" },
      { ServiceName: 7 },
      { Service: 0 },
      { Service: ["c"] },
      null,
    ];
    const events = details.map((each) => ({ event_id: "7045", details: each }));
    expect(namesOf(events)).toEqual(["a", "b", "7", "UnknownService", "UnknownService", "UnknownService"]);
  });

  it("is not led astray by keys that objects inherit", () => {
    const details = JSON.parse('{"__proto__": {"TaskName": "inherited"}}');
    expect(namesOf([{ event_id: 4698, details }])).toEqual(["UnknownTask"]);
  });

  it("lists the first 200 events of a kind and counts all", () => {
    const session = given({ events: Array.from({ length: 250 }, () => ({ event_id: 4625 })) });
    expect(session.events).toHaveLength(200);
    expect(session.eventCounts[0]?.count).toBe(250);
  });
});
