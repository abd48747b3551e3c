import { type EventSpecInput, writeEvtx, writeEvtxWith } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { EvtxReader, type EvtxReaderOptions, JsonBytes, type RecordView } from "../src/index.ts";
import { ChunkBuilder, logOf } from "./chunk-builder.ts";
import { bytesSource, readAll } from "./read-all.ts";

const event: EventSpecInput = {
  ...{ eventId: 4624, channel: "Security", provider: "P", computer: "PC", eventRecordId: 1 },
  timeCreated: "2026-03-02T11:04:05.1234567Z",
  data: { TargetUserName: "bob", LogonType: "3" },
};

/** What `pick` takes from each record, and the codes of problems. */
async function readWith<T>(reader: EvtxReader, log: Uint8Array, pick: (record: RecordView) => T) {
  const picked: T[] = [];
  const problems: string[] = [];
  await reader.read(bytesSource(log), {
    onRecord: (record) => picked.push(pick(record)),
    onProblem: ({ code, level }) => problems.push(`${level} ${code}`),
  });
  return { picked, problems };
}

const texts = async (log: Uint8Array, options: EvtxReaderOptions) =>
  (await readWith(new EvtxReader(options), log, (record) => [...record.fieldTexts()])).picked;

it("reads one log after another as if each were the first", async () => {
  const logs = [
    writeEvtx([event, { ...event, eventRecordId: 2, data: { TargetUserName: "eve" } }]),
    writeEvtx([{ ...event, computer: "OTHER", eventId: 4634 }]),
    writeEvtxWith([event], { isInline: true }),
  ];
  const reader = new EvtxReader();
  for (const log of [...logs, ...logs.toReversed()]) {
    const all = ({ computer, eventId, eventRecordId, data, offset }: RecordView) => ({
      ...{ computer, eventId, eventRecordId, data, offset },
    });
    const { picked } = await readWith(reader, log, all);
    expect(picked).toEqual((await readAll(log)).records.map((record) => all({ ...record, ...noView })));
  }
});

const noView = { fieldTexts: () => [], appendJson: () => false };

it("does not look for a lost template in a log that it read before", async () => {
  const log = writeEvtx([event, { ...event, eventRecordId: 2 }]);
  const damaged = log.slice();
  // The definition follows the record's header, the fragment's, and the instance's; its id is what is lost.
  damaged.fill(0xff, 4096 + 512 + 24 + 4 + 10 + 4, 4096 + 512 + 24 + 4 + 10 + 8);
  const reader = new EvtxReader();
  await readWith(reader, log, () => null);
  const after = await readWith(reader, damaged, ({ inferred, computer }) => [inferred, computer]);
  expect(after).toEqual(await readWith(new EvtxReader(), damaged, ({ inferred, computer }) => [inferred, computer]));
  expect(after.problems.join()).toContain("templateLost");
});

it("gives the fields asked for by place, whatever way the event stores them", async () => {
  const fields = ["LogonType", "Absent", "TargetUserName"];
  expect(await texts(writeEvtx([event]), { fields })).toEqual([["3", undefined, "bob"]]);
  expect(await texts(writeEvtxWith([event], { isInline: true }), { fields })).toEqual([["3", undefined, "bob"]]);
  expect(await texts(writeEvtx([event]), {})).toEqual([[]]);
  const repeated: EventSpecInput = {
    ...event,
    data: [
      ["A", "x"],
      ["A", "y"],
      ["B", "z"],
    ],
  };
  expect(await texts(writeEvtx([repeated, event]), { fields: ["A"] })).toEqual([[["x", "y"]], [undefined]]);
});

it("tells of damage in data once it is read, and of none where it is not", async () => {
  const chunk = new ChunkBuilder();
  const body = () => chunk.event(() => chunk.element("EventData", { content: () => chunk.substitution(0) }));
  chunk.record(1, () => void chunk.template({ id: 5, values: [[0x21, [0x7f]]], body }));
  const log = logOf(chunk.finish());
  expect(await readWith(new EvtxReader(), log, ({ eventId }) => eventId)).toEqual({ picked: [7], problems: [] });
  const lost = ["lost unknownToken"];
  expect(await readWith(new EvtxReader(), log, ({ data }) => data)).toEqual({ picked: [{}], problems: lost });
  const out = new JsonBytes();
  const json = await readWith(new EvtxReader(), log, (record) => record.appendJson(out));
  expect({ ...json, length: out.length }).toEqual({ picked: [false], problems: lost, length: 0 });
});

it("lends no record whose System part is not all there", async () => {
  const log = writeEvtx([event]);
  const view = new DataView(log.buffer);
  // The definition follows the record's header, the fragment's, and the instance's; values and their sizes come then.
  const definition = 4096 + 512 + 24 + 4 + 10;
  const sizes = definition + 24 + view.getUint32(definition + 20, true) + 4;
  view.setUint16(sizes + 6 * 4, 60_000, true); // TimeCreated, after EventID
  const { picked, problems } = await readWith(new EvtxReader({ crc32: null }), log, ({ provider }) => provider);
  expect({ picked, problems }).toEqual({ picked: [], problems: ["lost outOfBounds"] });
});

it("appends whole events one after the other", async () => {
  const lines = new JsonBytes();
  const log = writeEvtx([event, { ...event, eventRecordId: 2 }]);
  await readWith(new EvtxReader(), log, (record) => {
    if (record.appendJson(lines)) lines.byte(0x0a);
  });
  const ids = lines
    .toText()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).Event.System.EventRecordID);
  expect(ids).toEqual([1, 2]);
});

it("leaves checksums alone where it is told to", async () => {
  const log = writeEvtx([event]);
  log[4096 + 52] = log[4096 + 52]! ^ 1;
  expect((await readWith(new EvtxReader(), log, () => null)).problems).toEqual(["note chunkChecksum"]);
  expect((await readWith(new EvtxReader({ crc32: null }), log, () => null)).problems).toEqual([]);
});

it("refuses to read two logs at once, and reads on after a refusal", async () => {
  const reader = new EvtxReader();
  const log = writeEvtx([event]);
  const first = readWith(reader, log, ({ eventId }) => eventId);
  await expect(readWith(reader, log, () => null)).rejects.toMatchObject({ name: "EvtxError", code: "busy" });
  expect((await first).picked).toEqual([4624]);
  await expect(readWith(reader, new Uint8Array(10), () => null)).rejects.toMatchObject({ code: "notAnEventLog" });
  expect((await readWith(reader, log, ({ eventId }) => eventId)).picked).toEqual([4624]);
});
