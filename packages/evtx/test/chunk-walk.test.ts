import { describe, expect, it } from "vitest";
import { ChunkBuilder, le, logOf } from "./chunk-builder.ts";
import { readAll } from "./read-all.ts";

const plain = (chunk: ChunkBuilder, id: number) => chunk.record(id, () => chunk.event(() => {}, id));

/** A chunk with records 1 to `count`, and where they begin. */
function chunkOf(count: number): { chunk: ChunkBuilder; offsets: number[] } {
  const chunk = new ChunkBuilder();
  return { chunk, offsets: Array.from({ length: count }, (_, i) => plain(chunk, i + 1)) };
}

async function read(chunk: Uint8Array, options = {}) {
  const { records, problems } = await readAll(logOf(chunk), options);
  return {
    ids: records.map(({ headerRecordId }) => headerRecordId),
    recovered: records.filter(({ recovered }) => recovered).map(({ eventRecordId }) => eventRecordId),
    problems: problems.filter(({ code }) => code !== "recordsChecksum"),
  };
}

describe("damage inside a chunk", () => {
  it.each<[what: string, at: number, bytes: number[]]>([
    ["signature", 0, [0]],
    ["size, too large", 4, le(60_000, 4)],
    ["size, zero", 4, le(0, 4)],
  ])("goes on behind a record with a wrong %s", async (_what, at, bytes) => {
    const { chunk, offsets } = chunkOf(3);
    const [, second = 0, third = 0] = offsets;
    const whole = chunk.finish();
    whole.set(bytes, second + at);
    expect(await read(whole)).toEqual({
      ids: [1, 3],
      recovered: [],
      problems: [
        {
          code: "recordDamaged",
          level: "lost",
          chunk: 0,
          offset: 4096 + second,
          bytesLost: third - second,
          lastGoodRecordId: 1,
          text: expect.any(String),
        },
      ],
    });
  });

  it("finds records that are not aligned", async () => {
    const { chunk } = chunkOf(1);
    chunk.raw(0xee, 0xee, 0xee);
    plain(chunk, 2);
    const { ids, problems } = await read(chunk.finish());
    expect(ids).toEqual([1, 2]);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", bytesLost: 3 })]);
  });

  it("loses one record whose XML is broken, and says which", async () => {
    const { chunk, offsets } = chunkOf(3);
    const whole = chunk.finish();
    whole.fill(0xff, offsets[1]! + 24, offsets[2]! - 4);
    const { ids, problems } = await read(whole);
    expect(ids).toEqual([1, 3]);
    expect(problems).toEqual([
      expect.objectContaining({ code: "unknownToken", text: expect.stringContaining("record 2") }),
    ]);
  });

  it("keeps the System part where only the data is broken", async () => {
    const chunk = new ChunkBuilder();
    const fields = () => {
      chunk.element("A", { content: () => chunk.text("a") });
      chunk.substitution(0);
    };
    const body = () => chunk.event(() => chunk.element("EventData", { content: fields }));
    chunk.record(1, () => void chunk.template({ id: 5, values: [[0x21, [0x7f]]], body }));
    const { records, problems } = await readAll(logOf(chunk.finish()));
    expect(records).toEqual([expect.objectContaining({ eventId: 7, data: { A: "a" } })]);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", bytesLost: null, code: "unknownToken" })]);
  });

  it("leaves out whole records of other chunks behind damage, unless asked to recover", async () => {
    const { chunk, offsets } = chunkOf(2);
    const whole = chunk.finish();
    const view = new DataView(whole.buffer);
    const old = new ChunkBuilder();
    old.at = chunk.at;
    const foreign = plain(old, 77);
    whole.set(old.bytes.subarray(foreign, old.at), foreign);
    // What is left of an older chunk does not end where this one does.
    view.setUint32(48, old.at + 200, true);
    whole.fill(0xff, offsets[1]!, offsets[1]! + 8);
    const without = await read(whole);
    expect(without.ids).toEqual([1]);
    expect(without.problems).toContainEqual(expect.objectContaining({ code: "foreignRecords", level: "note" }));
    expect(await read(whole, { recover: true })).toMatchObject({ ids: [1, 77], recovered: [77] });
  });

  it.each([
    ["that end where the chunk's records do", 2],
    ["of a chunk that has no other", 1],
  ])("tells of a loss where it leaves out records %s", async (_what, brokenRecord) => {
    const { chunk, offsets } = chunkOf(4);
    const whole = chunk.finish();
    const view = new DataView(whole.buffer);
    // Ids that the header claims: those of the records before the broken one, or none of them.
    view.setBigUint64(24, brokenRecord === 2 ? 1n : 900n, true);
    view.setBigUint64(32, brokenRecord === 2 ? 1n : 901n, true);
    if (brokenRecord === 1) view.setUint32(48, chunk.at + 200, true);
    const at = offsets[brokenRecord - 1]!;
    whole.fill(0xff, at, at + 8);
    const { ids, problems } = await read(whole);
    expect(ids).toEqual([1, 2, 3, 4].slice(0, brokenRecord - 1));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "foreignRecords", level: "lost", offset: 4096 + offsets[brokenRecord]! }),
    );
    expect((await read(whole, { recover: true })).ids).toHaveLength(3);
  });

  it("recovers each record in free space once, and none that the log gives itself", async () => {
    const { chunk } = chunkOf(2);
    const whole = chunk.finish();
    const free = new ChunkBuilder();
    free.at = 30_000;
    const start = free.at;
    for (const id of [2, 50, 50]) plain(free, id);
    whole.set(free.bytes.subarray(start, free.at), start);
    expect((await read(whole)).ids).toEqual([1, 2]);
    expect(await read(whole, { recover: true })).toMatchObject({ ids: [1, 2, 50], recovered: [50], problems: [] });
  });

  it("reads a record that was being written when the chunk was saved", async () => {
    const { chunk } = chunkOf(2);
    const end = chunk.at;
    chunk.at += 100;
    const whole = chunk.finish();
    whole.fill(0, end - 4, end);
    const { ids, problems } = await read(whole);
    expect(ids).toEqual([1, 2]);
    expect(problems).toEqual([expect.objectContaining({ code: "zeroTail", level: "note", offset: 4096 + end })]);
  });
});

describe("records hidden from the walk", () => {
  const note = { code: "hiddenRecords", level: "note" };

  it("reads on behind an end that the header tells too early, even before the first record", async () => {
    for (const hiddenFrom of [0, 1, 2]) {
      const { chunk, offsets } = chunkOf(3);
      const ends = offsets[hiddenFrom] ?? 0;
      const { ids, problems } = await read(chunk.finish(ends));
      expect(ids).toEqual([1, 2, 3]);
      expect(problems).toEqual([expect.objectContaining({ ...note, offset: 4096 + ends })]);
    }
  });

  it("reads the next record in line where the header tells neither its place nor its id", async () => {
    const { chunk, offsets } = chunkOf(3);
    const whole = chunk.finish(offsets[1]);
    whole.set(le(1, 8), 32);
    const { ids, problems } = await read(whole);
    expect(ids).toEqual([1, 2, 3]);
    expect(problems.map(({ code }) => code)).toEqual(["chunkChecksum", "hiddenRecords"]);
  });

  it("finds those behind a broken one, and tells of its loss", async () => {
    const { chunk, offsets } = chunkOf(4);
    const [, second = 0, third = 0] = offsets;
    chunk.bytes.fill(0xff, second, second + 4);
    const { ids, problems } = await read(chunk.finish(second));
    expect(ids).toEqual([1, 3, 4]);
    expect(problems).toEqual([
      expect.objectContaining(note),
      expect.objectContaining({ code: "recordDamaged", level: "lost", bytesLost: third - second }),
    ]);
  });

  it("leaves an older generation in free space alone, next in place but not in number", async () => {
    const { chunk } = chunkOf(2);
    const end = chunk.at;
    const whole = chunk.finish();
    const old = new ChunkBuilder();
    old.at = end;
    for (const id of [2, 1, 50]) plain(old, id);
    whole.set(old.bytes.subarray(end, old.at), end);
    expect(await read(whole)).toEqual({ ids: [1, 2], recovered: [], problems: [] });
  });

  it("reads the records that the size of one takes in, and tells that it is wrong", async () => {
    const { chunk, offsets } = chunkOf(4);
    const [, second = 0, , fourth = 0] = offsets;
    const size = le(chunk.at - second, 4);
    chunk.bytes.set(size, second + 4);
    chunk.bytes.set(size, chunk.at - 4);
    const { ids, problems } = await read(chunk.finish());
    // Of the fourth, the copy of the size is overwritten.
    expect(ids).toEqual([1, 2, 3]);
    expect(problems).toEqual([
      expect.objectContaining({ code: "recordDamaged", level: "lost", offset: 4096 + second, lastGoodRecordId: 1 }),
      expect.objectContaining({ code: "recordDamaged", level: "lost", offset: 4096 + fourth, lastGoodRecordId: 3 }),
    ]);
  });
});

describe("a damaged chunk header", () => {
  it("reads all records where the signature and the header are overwritten", async () => {
    const { chunk } = chunkOf(3);
    const whole = chunk.finish();
    whole.fill(0xab, 0, 128);
    const { ids, problems } = await read(whole);
    expect(ids).toEqual([1, 2, 3]);
    expect(problems).toEqual([
      expect.objectContaining({ code: "chunkSignature", level: "note" }),
      expect.objectContaining({ code: "zeroTail", level: "note" }),
    ]);
  });

  it("notes wrong checksums, of the header and of the records", async () => {
    const { chunk } = chunkOf(1);
    const whole = chunk.finish();
    const wrongHeader = whole.slice();
    wrongHeader[300] = 1;
    const wrongRecords = whole.slice();
    wrongRecords[52] = wrongRecords[52]! ^ 1;
    const headerProblems = (await readAll(logOf(wrongHeader))).problems;
    expect(headerProblems).toEqual([expect.objectContaining({ code: "chunkChecksum", level: "note" })]);
    // The header's checksum covers the one of the records.
    expect((await readAll(logOf(wrongRecords))).problems).toEqual([expect.objectContaining({ code: "chunkChecksum" })]);
    const changed = whole.slice();
    changed[chunk.at - 8] = 0;
    changed[512 + 16] = 1;
    expect((await readAll(logOf(changed))).problems).toEqual([expect.objectContaining({ code: "recordsChecksum" })]);
  });
});
