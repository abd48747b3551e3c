import { writeEvtx } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { type ByteSource, bytesSource as bytesInMemory, EvtxError, readEvtx } from "../src/index.ts";
import { ChunkBuilder, fileHeader, le, logOf, type RawValue } from "./chunk-builder.ts";
import { bytesSource, readAll } from "./read-all.ts";

/** A chunk with one record. */
function chunkWith(id: number): Uint8Array {
  const chunk = new ChunkBuilder();
  chunk.record(id, () => chunk.event(() => chunk.element("EventData", { content: () => chunk.element("A") }), id));
  return chunk.finish();
}

const ids = async (bytes: Uint8Array) => (await readAll(bytes)).records.map(({ eventRecordId }) => eventRecordId);
const codes = async (bytes: Uint8Array) => (await readAll(bytes)).problems.map(({ code, level }) => `${level} ${code}`);

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

describe("what is no event log", () => {
  it.each([
    ["an empty file", new Uint8Array(0), "it is empty"],
    ["a short file", new Uint8Array(100), "it has 100 bytes"],
    ["text", new Uint8Array(200_000).fill(0x41), "neither a file header"],
    ["zeros", new Uint8Array(200_000), "neither a file header"],
  ])("refuses %s in plain words", async (_what, bytes, words) => {
    const failure = await readAll(bytes).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EvtxError);
    expect(failure).toMatchObject({ code: "notAnEventLog", message: expect.stringContaining(words) });
  });

  it("takes a log without chunks or with empty ones as a log without records", async () => {
    expect(await readAll(fileHeader(0))).toEqual({ records: [], problems: [] });
    expect(await readAll(logOf(new Uint8Array(65_536)))).toEqual({ records: [], problems: [] });
  });
});

describe("where chunks stand", () => {
  it("reads by what is there, not by the count in the header", async () => {
    const chunks = Array.from({ length: 20 }, (_, i) => chunkWith(i + 1));
    expect(await ids(concat(fileHeader(1), ...chunks))).toEqual(chunks.map((_, i) => i + 1));
  });

  it("skips empty chunks between others", async () => {
    expect(await ids(logOf(chunkWith(1), new Uint8Array(65_536), chunkWith(2)))).toEqual([1, 2]);
  });

  it("reads chunks without a file header, or with a damaged one", async () => {
    const chunks = [chunkWith(1), chunkWith(2)];
    expect(await ids(concat(...chunks))).toEqual([1, 2]);
    expect(await codes(concat(...chunks))).toEqual(["note fileHeaderDamaged"]);
    expect(await ids(concat(new Uint8Array(4096), ...chunks))).toEqual([1, 2]);
  });

  it("finds a chunk that was moved by whole sectors", async () => {
    const log = concat(fileHeader(2), chunkWith(1), new Uint8Array(1536).fill(0xee), chunkWith(2), chunkWith(3));
    expect(await ids(log)).toEqual([1, 2, 3]);
    expect(await codes(log)).toEqual(["lost chunkLost"]);
  });

  it("counts a chunk of noise as lost, and bytes after the last chunk as a note", async () => {
    const noise = new Uint8Array(65_536).fill(0xee);
    expect(await ids(logOf(chunkWith(1), noise, chunkWith(2)))).toEqual([1, 2]);
    expect(await codes(logOf(chunkWith(1), noise, chunkWith(2)))).toEqual(["lost chunkLost"]);
    expect(await codes(concat(logOf(chunkWith(1)), noise.subarray(0, 700)))).toEqual(["note trailingBytes"]);
  });

  it("says how much of a chunk is missing where the file is cut", async () => {
    const chunk = new ChunkBuilder();
    for (const id of [1, 2, 3]) chunk.record(id, () => chunk.event(() => {}, id));
    const log = logOf(chunk.finish());
    const cut = log.subarray(0, 4096 + chunk.at - 10);
    expect(await ids(cut)).toEqual([1, 2]);
    const { problems } = await readAll(cut);
    expect(problems.find(({ code }) => code === "chunkCutOff")).toMatchObject({ level: "lost", bytesLost: 10 });
  });
});

it("never uses the tables of names and templates in a chunk's header", async () => {
  const event = {
    eventId: 4624,
    channel: "Security",
    provider: "P",
    computer: "PC",
    timeCreated: "2026-03-02T11:04:05Z",
  };
  const log = writeEvtx([1, 2].map((eventRecordId) => ({ ...event, eventRecordId, data: { F: "v" } })));
  const whole = await readAll(log);
  log.fill(0xff, 4096 + 128, 4096 + 512);
  const { records, problems } = await readAll(log);
  expect(records).toEqual(whole.records);
  expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual(["note chunkChecksum"]);
});

it("takes the low 16 bits of an EventID, the rest being qualifiers", async () => {
  const chunk = new ChunkBuilder();
  const values: RawValue[] = [[0x08, le(0x4000_1b7c, 4)]];
  const body = () =>
    chunk.element("Event", {
      content: () =>
        chunk.element("System", {
          content: () => chunk.element("EventID", { content: () => chunk.substitution(0, 8) }),
        }),
    });
  chunk.record(1, () => void chunk.template({ id: 5, values, body }));
  expect((await readAll(logOf(chunk.finish()))).records[0]?.eventId).toBe(0x1b7c);
});

it("reads a log that grows meanwhile to its end as it is then", async () => {
  let log = logOf(chunkWith(1));
  const source: ByteSource = {
    async read(target, position) {
      const read = await bytesInMemory(log).read(target, position);
      if (log.length < 4096 + 5 * 65_536) log = concat(log, chunkWith(1 + (log.length - 4096) / 65_536));
      return read;
    },
  };
  const seen: (number | null)[] = [];
  await readEvtx(source, {
    onRecord: ({ eventRecordId }) => seen.push(eventRecordId),
    onProblem: () => expect.unreachable(),
  });
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

describe("the sink", () => {
  it("is asked by the System part whether data is wanted", async () => {
    const asked: unknown[] = [];
    const data: unknown[] = [];
    await readEvtx(bytesSource(logOf(chunkWith(1))), {
      onRecord: (record) => data.push(record.data),
      onProblem: () => {},
      wantsData: (...system) => {
        asked.push(system);
        return false;
      },
    });
    expect(asked).toEqual([[7, "C", "P"]]);
    expect(data).toEqual([{}]);
  });

  it("can cancel between chunks", async () => {
    const records: number[] = [];
    const reading = readEvtx(bytesSource(logOf(chunkWith(1), chunkWith(2))), {
      onRecord: (record) => records.push(record.headerRecordId),
      onProblem: () => {},
      isCancelled: () => records.length > 0,
    });
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
    expect(records).toEqual([1]);
  });

  it("hears of a hundred problems of a kind one by one, then how many more there were", async () => {
    const chunk = new ChunkBuilder();
    for (let id = 1; id <= 150; id++) chunk.record(id, () => chunk.raw(0x7f));
    const { problems } = await readAll(logOf(chunk.finish()));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.text).toMatch(/^50 more of this kind; the last: record 150 /);
  });

  it("gets what a failing source throws", async () => {
    const failing = { read: () => Promise.reject(new Error("the disk is gone")) };
    await expect(readEvtx(failing, { onRecord: () => {}, onProblem: () => {} })).rejects.toThrow("the disk is gone");
  });
});

it("gives every System field of a record; the id in its header is another one", async () => {
  const chunk = new ChunkBuilder();
  chunk.record(5, () => chunk.event(() => chunk.element("EventData", { content: () => chunk.element("A") }), 9));
  const { records } = await readAll(logOf(chunk.finish()));
  expect(records).toEqual([
    {
      offset: 4096 + 512,
      headerRecordId: 5,
      eventId: 7,
      provider: "P",
      channel: "C",
      computer: "PC",
      eventRecordId: 9,
      timeCreated: null,
      userSid: "",
      data: { A: "" },
      recovered: false,
      inferred: false,
    },
  ]);
});
