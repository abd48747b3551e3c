import { writeEvtx } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { memorySource } from "../memory-source.ts";
import { readAll } from "../read-memory.ts";

const failed = {
  eventId: 4625,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  computer: "SRV01.corp.example",
  eventRecordId: 501,
  timeCreated: "2026-03-02T11:04:05.1234567Z",
  userSid: "S-1-5-18",
  data: { TargetUserName: "ana", IpAddress: "10.0.0.9" },
};

describe("Windows event logs", () => {
  it("are read with every digit of the time, and where each record lies", async () => {
    const log = writeEvtx([failed, { ...failed, eventRecordId: 502, timeCreated: "2026-03-02T11:04:04Z" }]);
    const { events, inputs, problems } = await readAll([memorySource("Security.evtx", log)]);
    expect(events[0]).toEqual({ ...failed, origin: { source: "Security.evtx", offset: 4096 + 512 } });
    expect(events.map(({ eventRecordId }) => eventRecordId)).toEqual([501, 502]);
    expect(inputs[0]).toMatchObject({
      format: "evtx",
      bytes: log.length,
      records: 2,
      first: "2026-03-02T11:04:04.0000000Z",
      last: failed.timeCreated,
    });
    expect(problems).toEqual([]);
  });

  it("are known by content, whatever the name", async () => {
    const { inputs } = await readAll([memorySource("notes.txt", writeEvtx([failed]))]);
    expect(inputs[0]?.format).toBe("evtx");
  });

  it("without records are usable", async () => {
    const { events, inputs } = await readAll([memorySource("Empty.evtx", writeEvtx([]))]);
    expect(events).toEqual([]);
    expect(inputs[0]).toMatchObject({ format: "evtx", records: 0, first: null, last: null });
  });

  it("cut down to part of their header are a loss, on a walk too", async () => {
    const cut = writeEvtx([failed]).slice(0, 100);
    const { inputs, problems } = await readAll([
      memorySource("Cut.evtx", cut, { given: false }),
      memorySource("Good.evtx", writeEvtx([failed]), { given: false }),
    ]);
    expect(inputs.map(({ name, format, problems }) => [name, format, problems])).toEqual([
      ["Cut.evtx", "unknown", 1],
      ["Good.evtx", "evtx", 0],
    ]);
    expect(problems.map(({ source, code, level }) => [source, code, level])).toEqual([
      ["Cut.evtx", "notAnEventLog", "lost"],
    ]);
  });

  it("with a lost record tell its place and keep the others", async () => {
    const log = writeEvtx([failed, { ...failed, eventRecordId: 502 }, { ...failed, eventRecordId: 503 }]);
    const second = Buffer.from(log).indexOf(Buffer.from([0x2a, 0x2a, 0, 0]), 4096 + 512 + 4);
    log.fill(0xff, second + 24, second + 60);
    const { events, problems } = await readAll([memorySource("Security.evtx", log)]);
    expect(events.map(({ eventRecordId }) => eventRecordId)).toEqual([501, 503]);
    expect(problems.filter(({ level }) => level === "lost").map(({ source, offset }) => [source, offset])).toEqual([
      ["Security.evtx", second],
    ]);
  });
});
