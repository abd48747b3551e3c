import { describe, expect, it } from "vitest";
import { readAll } from "../read-memory.ts";

const nxlog = {
  EventTime: "2026-07-01 14:10:07",
  EventReceivedTime: "2026-07-01 14:10:10",
  "@timestamp": "2026-07-01T18:10:10.004Z",
  "@version": "1",
  EventID: 4624,
  Channel: "security",
  SourceName: "Microsoft-Windows-Security-Auditing",
  Hostname: "WS6.lab.example",
  host: "collector.lab.example",
  RecordNumber: 1234,
  UserID: "S-1-5-18",
  Keywords: -0x8010_0000,
  Message: "An account was successfully logged on.",
  tags: ["x"],
  TargetUserName: "ana",
  LogonType: "3",
};

describe("Security-Datasets JSON Lines", () => {
  it("takes the computer's own time, name and record id, not the collector's", async () => {
    const { events, inputs, problems } = await readAll(JSON.stringify(nxlog), { timezone: ["America/New_York"] });
    expect(events).toEqual([
      {
        eventId: 4624,
        channel: "Security",
        provider: "Microsoft-Windows-Security-Auditing",
        computer: "WS6.lab.example",
        eventRecordId: 1234,
        timeCreated: "2026-07-01T18:10:07Z",
        userSid: "S-1-5-18",
        data: { TargetUserName: "ana", LogonType: "3" },
        origin: { source: "a.jsonl", offset: 0 },
      },
    ]);
    expect(inputs[0]?.format).toBe("securityDatasets");
    expect(problems.map(({ code, level, count }) => [code, level, count])).toEqual([["zonelessTimes", "note", 1]]);
  });

  it("notes once that times were taken as UTC, with how many", async () => {
    const { events, problems } = await readAll(`${JSON.stringify(nxlog)}\n`.repeat(30));
    expect(events[29]?.timeCreated).toBe("2026-07-01T14:10:07Z");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "zonelessTimes", level: "note", line: 1, count: 30 });
    expect(problems[0]?.text).toContain("taken as UTC");
  });

  it("takes each computer's zone", async () => {
    const lines = ["A", "b.lab.example", "C"].map((Hostname) => JSON.stringify({ ...nxlog, Hostname }));
    const { events } = await readAll(lines.join("\n"), { timezone: ["a=+01:00", "B=-02:00"] });
    expect(events.map(({ timeCreated }) => timeCreated?.slice(11, 16))).toEqual(["13:10", "16:10", "14:10"]);
  });

  it("reads the sets with TimeCreated, whose zone is written", async () => {
    const { EventTime: _time, RecordNumber: _number, ...rest } = nxlog;
    const { events, problems } = await readAll(JSON.stringify({ ...rest, TimeCreated: "2026-07-01T18:10:07.123Z" }));
    expect(events[0]).toMatchObject({ timeCreated: "2026-07-01T18:10:07.123Z", eventRecordId: null });
    expect(problems.map(({ code }) => code)).toEqual(["fieldsLacking"]);
  });
});
