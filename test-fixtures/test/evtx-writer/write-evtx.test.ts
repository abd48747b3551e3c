import { describe, expect, it } from "vitest";
import { writeEvtx, writeEvtxWith } from "../../src/evtx-writer/write-evtx.ts";
import { chunkSize, firstChunkOffset, logonEvent, plainCrc32, recordsOf, viewOf } from "./evtx-bytes.ts";

const text = (bytes: Uint8Array, start: number, length: number): string =>
  Buffer.from(bytes.subarray(start, start + length)).toString("latin1");
const hex = (bytes: Uint8Array, start: number, length: number): string =>
  Buffer.from(bytes.subarray(start, start + length)).toString("hex");

describe("the file header", () => {
  const file = writeEvtx([logonEvent(7), logonEvent(9)]);
  const view = viewOf(file);

  it("has Windows' fields at Windows' places", () => {
    expect(text(file, 0, 8)).toBe("ElfFile\0");
    expect([view.getBigUint64(8, true), view.getBigUint64(16, true), view.getBigUint64(24, true)]).toEqual([
      0n,
      0n,
      10n,
    ]);
    expect(view.getUint32(32, true)).toBe(128);
    expect([36, 38, 40, 42].map((offset) => view.getUint16(offset, true))).toEqual([2, 3, 4096, 1]);
    expect(view.getUint32(120, true)).toBe(0);
  });

  it("has the CRC-32 of its first 120 bytes", () => {
    expect(view.getUint32(124, true)).toBe(plainCrc32(file.subarray(0, 120)));
  });
});

describe("a chunk", () => {
  const file = writeEvtx([logonEvent(7), logonEvent(9)]);
  const chunk = file.subarray(firstChunkOffset);
  const view = viewOf(chunk);
  const end = view.getUint32(48, true);

  it("is 64 KiB behind a header block of 4 KiB, and tells its records", () => {
    expect(file.length).toBe(4096 + 65_536);
    expect(text(chunk, 0, 8)).toBe("ElfChnk\0");
    expect([8, 16, 24, 32].map((offset) => view.getBigUint64(offset, true))).toEqual([7n, 9n, 7n, 9n]);
    expect(view.getUint32(40, true)).toBe(128);
    const [first, second] = recordsOf(file, 0);
    expect(first!.offset).toBe(firstChunkOffset + 512);
    expect(view.getUint32(44, true)).toBe(second!.offset - firstChunkOffset);
    expect(end).toBe(second!.offset + second!.size - firstChunkOffset);
  });

  it("has the CRC-32 of its records, and of its header with both tables", () => {
    expect(view.getUint32(52, true)).toBe(plainCrc32(chunk.subarray(512, end)));
    const header = Buffer.concat([chunk.subarray(0, 120), chunk.subarray(128, 512)]);
    expect(view.getUint32(124, true)).toBe(plainCrc32(header));
  });

  it("lists the first definition and its first names where Windows lists them", () => {
    // As in a real log: the definition 38 bytes into the first record, "Event" (hash 0x0cba) in bucket 0x3a, "System" (0x546f) in 0x2f.
    const definition = view.getUint32(512 + 24 + 4 + 6, true);
    expect(definition).toBe(0x226);
    expect(Array.from({ length: 32 }, (_, index) => view.getUint32(384 + 4 * index, true))).toContain(definition);
    expect(view.getUint32(128 + 4 * 0x3a, true)).toBe(0x24d);
    expect(hex(chunk, 0x24d, 18)).toBe("00000000ba0c05004500760065006e007400");
    expect(view.getUint32(128 + 4 * 0x2f, true)).toBe(0x2f8);
    expect(hex(chunk, 0x2f8 + 4, 2)).toBe("6f54");
  });

  it("holds a definition once: later events refer to it", () => {
    const [first, second] = recordsOf(file, 0);
    const at = second!.offset - firstChunkOffset + 24 + 4;
    expect(hex(chunk, at, 2)).toBe("0c01");
    expect(view.getUint32(at + 6, true)).toBe(0x226);
    expect(hex(chunk, at + 2, 4)).toBe(hex(chunk, 0x226 + 4, 4));
    expect(first!.size - second!.size).toBeGreaterThan(1000);
  });
});

describe("a record", () => {
  const file = writeEvtx([logonEvent(7), logonEvent(9, { data: { Text: "odd" } })]);

  it("has magic, id, time, and its size at both ends, in multiples of 8 bytes", () => {
    const view = viewOf(file);
    expect(recordsOf(file, 0).map(({ headerRecordId }) => headerRecordId)).toEqual([7n, 9n]);
    for (const { offset, size } of recordsOf(file, 0)) {
      expect(hex(file, offset, 4)).toBe("2a2a0000");
      expect(size % 8).toBe(0);
      expect(view.getUint32(offset + size - 4, true)).toBe(size);
      // 134,169,230,451,234,567 ticks of 100 ns since 1601
      expect(hex(file, offset + 16, 8)).toBe("0757d54834aadc01");
    }
  });

  it("holds typed values: a SID, a 64-bit logon id, a 32-bit logon type", () => {
    const bytes = Buffer.from(file);
    const values = Buffer.from("010100000000000512000000e70300000000000003000000", "hex");
    expect(bytes.includes(values)).toBe(true);
  });
});

describe("many events", () => {
  it("go on in the next chunk, where names and definitions stand anew", () => {
    const events = Array.from({ length: 500 }, (_, index) => logonEvent(index + 1));
    const file = writeEvtx(events);
    const chunkCount = (file.length - firstChunkOffset) / chunkSize;
    expect(chunkCount).toBe(viewOf(file).getUint16(42, true));
    expect(chunkCount).toBeGreaterThan(1);
    const ids = Array.from({ length: chunkCount }, (_, index) => recordsOf(file, index)).flat();
    expect(ids.map(({ headerRecordId }) => Number(headerRecordId))).toEqual(
      events.map(({ eventRecordId }) => eventRecordId),
    );
    const second = viewOf(file.subarray(firstChunkOffset + chunkSize));
    // Windows leaves at least 8 bytes free: libevtx skips a record that ends with its chunk.
    for (let start = firstChunkOffset; start < file.length; start += chunkSize) {
      expect(viewOf(file).getUint32(start + 48, true)).toBeLessThanOrEqual(chunkSize - 8);
    }
    expect(second.getUint32(128 + 4 * 0x3a, true)).toBe(0x24d);
  });

  it("give the same bytes each time", () => {
    const events = [logonEvent(1), logonEvent(2, { data: { Other: "shape" } })];
    expect(Buffer.from(writeEvtx(events)).equals(writeEvtx(events))).toBe(true);
  });
});

describe("no event", () => {
  it("is one empty chunk, as Windows makes a new log", () => {
    const file = writeEvtx([]);
    const view = viewOf(file.subarray(firstChunkOffset));
    expect(file.length).toBe(4096 + 65_536);
    expect([8, 16, 24, 32].map((offset) => view.getBigUint64(offset, true))).toEqual([
      1n,
      2n ** 64n - 1n,
      2n ** 64n - 1n,
      2n ** 64n - 1n,
    ]);
    expect([44, 48].map((offset) => view.getUint32(offset, true))).toEqual([0, 512]);
  });
});

describe("options", () => {
  it("write header record ids that differ from EventRecordID", () => {
    const file = writeEvtxWith([logonEvent(900), logonEvent(901)], { headerRecordIds: [1, 2] });
    expect(recordsOf(file, 0).map(({ headerRecordId }) => headerRecordId)).toEqual([1n, 2n]);
    expect(viewOf(file).getBigUint64(24, true)).toBe(3n);
  });

  it("set the dirty flag", () => {
    expect(viewOf(writeEvtxWith([logonEvent(1)], { isDirty: true })).getUint32(120, true)).toBe(1);
  });

  it("write plain elements instead of templates, without dependency ids", () => {
    const file = writeEvtxWith([logonEvent(1)], { isInline: true });
    const binXml = recordsOf(file, 0)[0]!.offset + 24;
    // Fragment header, then the Event element with attributes: its size, then the offset of its name, 0x225.
    expect(hex(file, binXml, 5)).toBe("0f01010041");
    expect(viewOf(file).getUint32(binXml + 9, true)).toBe(0x225);
  });

  it.each(["fileHeader", "chunkHeader", "records"] as const)("damage the checksum of %s alone", (damagedChecksum) => {
    const whole = writeEvtx([logonEvent(1)]);
    const damaged = writeEvtxWith([logonEvent(1)], { damagedChecksum });
    const changed = [...whole.keys()].filter((offset) => whole[offset] !== damaged[offset]);
    const fields = { fileHeader: [124], chunkHeader: [4096 + 124], records: [4096 + 52, 4096 + 124] }[damagedChecksum];
    expect([...new Set(changed.map((offset) => offset - (offset % 4)))]).toEqual(fields);
  });
});

describe("refusals", () => {
  it("name an event that no chunk holds", () => {
    const data = Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`Field${index}`, "x".repeat(12_000)]));
    expect(() => writeEvtx([logonEvent(5, { data })])).toThrow("event 5: does not fit a chunk of 64 KiB");
    expect(() => writeEvtx([logonEvent(6, { data: { Long: "x".repeat(32_768) } })])).toThrow("event 6: does not fit");
  });

  it("name a value that is not of its type", () => {
    const data = { Field: { type: "sid", value: "S-1-x" } } as const;
    expect(() => writeEvtx([logonEvent(1, { data })])).toThrow("event 1: not a SID: S-1-x");
    expect(() => writeEvtx([logonEvent(2, { timeCreated: "yesterday" })])).toThrow("event 2: not a UTC time");
  });

  it("name header record ids that do not match the events", () => {
    expect(() => writeEvtxWith([logonEvent(1)], { headerRecordIds: [] })).toThrow("0 header record ids for 1 events");
  });
});
