import { crc32 as zlibCrc32 } from "node:zlib";
import { writeEvtx, writeEvtxWith } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { readEvtx } from "../src/index.ts";
import { bytesSource, readAll } from "./read-all.ts";

const event = {
  ...{ eventId: 4624, channel: "Security", provider: "P", computer: "PC", eventRecordId: 1 },
  timeCreated: "2026-03-02T11:04:05.1234567Z",
};

it("gives only records whose event id is wanted, and reads nothing else of the others", async () => {
  const asked: number[] = [];
  const found: number[] = [];
  const log = writeEvtx([4624, 4634, 4624].map((eventId, index) => ({ ...event, eventId, eventRecordId: index + 1 })));
  await readEvtx(bytesSource(log), {
    onRecord: (record) => found.push(record.headerRecordId),
    onProblem: () => {},
    wantsRecord: (eventId) => asked.push(eventId) > 0 && eventId === 4624,
  });
  expect(asked).toEqual([4624, 4634, 4624]);
  expect(found).toEqual([1, 3]);
});

it.each([false, true])("gives only the fields asked for (inline: %s)", async (isInline) => {
  const data = { TargetUserName: "bob", IpAddress: "10.0.0.7", LogonType: "3" };
  const log = writeEvtxWith([{ ...event, data }], { isInline });
  const { records } = await readAll(log, { fields: new Set(["IpAddress", "LogonType", "Absent"]) });
  expect(records.map((record) => record.data)).toEqual([{ IpAddress: "10.0.0.7", LogonType: "3" }]);
  expect((await readAll(log, { fields: new Set() })).records[0]?.data).toEqual({});
});

it("takes checksums with the function it is given", async () => {
  const log = writeEvtx([event]);
  const { problems } = await readAll(log, { crc32: () => 1 });
  expect(problems).toEqual([expect.objectContaining({ code: "chunkChecksum", level: "note" })]);
  expect((await readAll(log, { crc32: zlibCrc32 })).problems).toEqual([]);
});
