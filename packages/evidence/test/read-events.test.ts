import { writeEvtx } from "@stray/test-fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvidenceError, type Progress, readEvents } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";
import { readAll } from "./read-memory.ts";

function line(recordId: number): string {
  const System = {
    Provider: { "#attributes": { Name: "P" } },
    EventID: 1,
    TimeCreated: { "#attributes": { SystemTime: "2026-03-02T00:00:00Z" } },
    EventRecordID: recordId,
    Channel: "C",
    Computer: "H",
  };
  return `${JSON.stringify({ Event: { System } })}\n`;
}

const good = memorySource("good.jsonl", line(1));

async function problemsBeside(name: string, content: string | Uint8Array, given = true) {
  const { problems } = await readAll([good, memorySource(name, content, { given })]);
  return problems.map(({ source, code, level, line, text }) => ({ source, code, level, line, text }));
}

describe("readEvents: what is no log", () => {
  it("tells of text called .evtx, and what to give instead", async () => {
    expect(await problemsBeside("Security.evtx", "I am not a log")).toEqual([
      {
        source: "Security.evtx",
        code: "unknownFormat",
        level: "skipped",
        line: null,
        text: "This is text of no format that Stray reads, whatever its name; give an .evtx file or an export of one.",
      },
    ]);
  });

  it("names the keys of JSON that it does not know, cut short", async () => {
    const [problem] = await problemsBeside("a.json", JSON.stringify({ ["k".repeat(1000)]: 1, b: 2 }));
    expect(problem?.code).toBe("unknownFormat");
    expect(problem?.text).toContain(`(keys: ${"k".repeat(40)}…, b)`);
  });

  it("sends a list of sessions to stray score", async () => {
    const [problem] = await problemsBeside("a.json", JSON.stringify([{ user: "ana", events: [] }]));
    expect(problem).toMatchObject({ code: "sessionListGiven", level: "skipped" });
    expect(problem?.text).toContain("stray score");
  });

  it("tells of an empty file, binary data, and JSON without records", async () => {
    expect(await problemsBeside("a", "")).toMatchObject([{ code: "emptyFile", level: "skipped" }]);
    expect(await problemsBeside("a.zip", Buffer.from("PK\u0003\u0004"))).toMatchObject([
      { code: "archive", text: "This is an archive that cannot be looked into here; unpack it and name the folder." },
    ]);
    expect(await problemsBeside("a", Buffer.from([1, 0, 2]))).toMatchObject([{ code: "unknownFormat" }]);
    expect(await problemsBeside("a", "[]")).toMatchObject([{ code: "unknownFormat" }]);
  });

  it("tells the same of what is no log, whether it was named or met on a walk", async () => {
    for (const content of ["text", "", "[section]\nkey=value", '{"a":1}', '{"cut']) {
      const problems = await problemsBeside("x", content, false);
      expect(problems).toMatchObject([{ level: "skipped" }]);
      expect(await problemsBeside("x", content, true)).toEqual(problems);
    }
  });

  it("gives up on JSON of unknown records early, and still hashes all of it", async () => {
    const content = '{"a":1}\n'.repeat(1_000_000);
    const { inputs, problems } = await readAll([good, memorySource("big.json", content)]);
    expect(inputs[0]).toMatchObject({ name: "big.json", bytes: content.length, format: "unknown" });
    expect(problems).toHaveLength(1);
  });

  it("throws one plain line when nothing is usable", async () => {
    const text = memorySource("Security.evtx", "hello");
    await expect(readAll([text])).rejects.toMatchObject({
      name: "EvidenceError",
      code: "noUsableInput",
      message:
        "Security.evtx: This is text of no format that Stray reads, whatever its name; give an .evtx file or an export of one.",
    });
    const picture = memorySource("a.png", Buffer.from([0]));
    await expect(readAll([text, picture])).rejects.toThrow(/^Security.evtx: .* \(and 1 more problem\)$/);
    await expect(readAll([])).rejects.toThrow("There is no file to read; name files or a folder that holds some.");
    await expect(readAll([memorySource("cut.jsonl", line(1).slice(0, 50))])).rejects.toMatchObject({
      message:
        "cut.jsonl, line 1: A record that begins here stops short and was left out; copy or export the file again.",
    });
  });
});

describe("readEvents: losses", () => {
  it("keeps what stands before and after a cut line, and names the place", async () => {
    const { events, problems } = await readAll(`${line(1)}${line(2).slice(0, 60)}\n${line(3)}`);
    expect(events.map(({ eventRecordId }) => eventRecordId)).toEqual([1, 3]);
    expect(problems).toMatchObject([
      { code: "cutJson", level: "lost", line: 2, offset: line(1).length, bytesLost: 60 },
    ]);
  });

  it("tells records of no known shape among events, those before the first event too", async () => {
    const { events, problems } = await readAll(`{"index":{}}\n${line(1)}42\n{"x":1}\n`);
    expect(events).toHaveLength(1);
    expect(problems.map(({ code, level, line }) => [line, code, level])).toEqual([
      [1, "unknownRecord", "lost"],
      [3, "notJson", "lost"],
      [4, "unknownRecord", "lost"],
    ]);
  });

  it("lists the first ten losses of a kind and counts the others in one line", async () => {
    const { problems, inputs } = await readAll(line(1) + '{"x":1}\n'.repeat(500));
    expect(problems.map(({ line, count }) => [line, count])).toEqual([
      ...Array.from({ length: 10 }, (_, i) => [i + 2, 1]),
      [12, 490],
    ]);
    expect(problems.map(({ text }) => text.includes("(keys: x)"))).toEqual(Array.from({ length: 11 }, () => true));
    expect(inputs[0]?.problems).toBe(500);
  });

  it("leaves out a record of more than 16 MiB in bounded memory", async () => {
    const monster = `{"Event":{"x":"${"y".repeat(17 << 20)}"}}\n`;
    const { events, problems } = await readAll(line(1) + monster + line(2));
    expect(events.map(({ eventRecordId }) => eventRecordId)).toEqual([1, 2]);
    expect(problems).toMatchObject([{ code: "lineTooLong", level: "lost", line: 2, bytesLost: monster.length - 1 }]);
  });

  it("tells a source that cannot be opened, and one that fails half-way, and closes what it opened", async () => {
    let closed = 0;
    const failing = memorySource("half.jsonl", "", {
      given: false,
      open: async () => ({
        async read(target, position) {
          if (position > 0) throw new Error("Reading stopped here: the disk reports an error.");
          target.set(Buffer.from(line(1)));
          return line(1).length;
        },
        async close() {
          closed += 1;
        },
      }),
    });
    const locked = memorySource("locked.evtx", "", {
      given: false,
      open: () => Promise.reject(new Error("This file cannot be opened: permission denied.")),
    });
    const { problems, inputs, events } = await readAll([failing, locked, good]);
    expect(events).toHaveLength(2);
    expect(problems.map(({ source, code, level, offset }) => [source, code, level, offset])).toEqual([
      ["half.jsonl", "readFailed", "lost", line(1).length],
      ["locked.evtx", "unreadable", "skipped", null],
    ]);
    expect(inputs.map(({ name, bytes, records }) => [name, bytes, records])).toEqual([
      ["good.jsonl", line(1).length, 1],
      ["half.jsonl", line(1).length, 1],
    ]);
    expect(closed).toBe(1);
  });

  it("never throws anything but EvidenceError, whatever the bytes", async () => {
    const piece = fc.constantFrom(
      '{"Event":{"System":{}}}',
      "{",
      "}",
      "[",
      "]",
      '"',
      "\n",
      "\\",
      "\0",
      "ElfFile\0",
      "ElfChnk\0",
      "Record 1\n",
      "é",
    );
    const content = fc.oneof(
      fc.uint8Array(),
      fc.array(piece).map((pieces) => Buffer.from(pieces.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        const error = await readAll([memorySource("x", bytes)]).catch((thrown: unknown) => thrown);
        if (error instanceof Error) expect(error).toBeInstanceOf(EvidenceError);
      }),
      { numRuns: 500 },
    );
  });
});

describe("readEvents: order, progress, cancellation", () => {
  const sources = ["b.jsonl", "a.jsonl", "Z.jsonl"].map((name, i) => memorySource(name, `${line(i)}{"x":1}\n`));

  it("reads in name order, whatever the order given", async () => {
    const reading = await readAll(sources);
    expect(reading.inputs.map(({ name }) => name)).toEqual(["Z.jsonl", "a.jsonl", "b.jsonl"]);
    expect(reading.events.map(({ eventRecordId }) => eventRecordId)).toEqual([2, 1, 0]);
    expect(await readAll(sources.toReversed())).toEqual(reading);
  });

  it("carries problems that were met before", async () => {
    const missing = {
      code: "missingPath",
      level: "skipped",
      source: "gone",
      offset: null,
      line: null,
      text: "x",
      bytesLost: null,
      count: 1,
    } as const;
    const { problems } = await readEvents([good], { timezone: [] }, testContext({ problems: [missing] }), () => {});
    expect(problems).toEqual([missing]);
  });

  it("tells progress over all sources, rising to the total", async () => {
    const large = memorySource("large.jsonl", line(1).repeat(40_000));
    const told: Progress[] = [];
    await readEvents(
      [good, large],
      { timezone: [] },
      testContext({ onProgress: (progress) => told.push(progress) }),
      () => {},
    );
    const total = line(1).length * 40_001;
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThan(20);
    expect(told.map(({ bytesRead }) => bytesRead)).toEqual(
      told.map(({ bytesRead }) => bytesRead).toSorted((a, b) => a - b),
    );
    expect(told.at(-1)).toEqual({ source: "large.jsonl", bytesRead: total, bytesTotal: total, records: 40_001 });
  });

  it("stops when cancelled, within an input too", async () => {
    const large = memorySource("large.jsonl", line(1).repeat(40_000));
    let events = 0;
    const context = testContext({ isCancelled: () => events > 1000 });
    const reading = readEvents([large, good], { timezone: [] }, context, () => {
      events += 1;
    });
    await expect(reading).rejects.toMatchObject({ name: "EvidenceError", code: "cancelled" });
    expect(events).toBeLessThan(20_000);
  });

  it("stops within an event log, in the same words", async () => {
    const spec = { eventId: 1, channel: "C", provider: "P", computer: "H", timeCreated: "2026-03-02T00:00:00Z" };
    const log = writeEvtx(Array.from({ length: 2000 }, (_, i) => ({ ...spec, eventRecordId: i })));
    let events = 0;
    const context = testContext({ isCancelled: () => events > 0 });
    const reading = readEvents([memorySource("C.evtx", log)], { timezone: [] }, context, () => {
      events += 1;
    });
    await expect(reading).rejects.toMatchObject({ name: "EvidenceError", code: "cancelled" });
    expect(events).toBeLessThan(2000);
  });
});
