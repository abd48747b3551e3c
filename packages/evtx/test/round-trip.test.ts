import { type EventSpecInput, writeEvtx } from "@stray/test-fixtures";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { EvtxRecord } from "../src/index.ts";
import { readAll } from "./read-all.ts";

type Field = [
  name: string,
  written: string[] | { type: "string" | "hexInt64" | "int64" | "bool" | "binary"; value: string },
];

/** Any text but one that ends with NUL, which strings on disk end with. */
const text = fc.string({ unit: "binary" }).filter((value) => !value.endsWith("\0"));
const item = text.filter((value) => !value.includes("\0"));
const name = text.filter((value) => value !== "" && value !== "Data");

const value: fc.Arbitrary<Field[1]> = fc.oneof(
  text.map((value) => ({ type: "string" as const, value })),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => ({ type: "hexInt64" as const, value: `0x${n.toString(16)}` })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => ({ type: "int64" as const, value: `${n}` })),
  fc.boolean().map((flag) => ({ type: "bool" as const, value: `${flag}` })),
  fc
    .uint8Array()
    .map((bytes) => ({ type: "binary" as const, value: Buffer.from(bytes).toString("hex").toUpperCase() })),
  fc.array(item, { minLength: 1, maxLength: 4 }),
);

/** Data as the reader should give it: fields of one name together, in order. */
function expectedData(fields: readonly Field[]): Record<string, string | string[]> {
  const texts = new Map<string, string | string[]>();
  for (const [key, written] of fields) {
    const read = Array.isArray(written) ? written : written.value;
    const before = texts.get(key);
    texts.set(key, before === undefined ? read : [before, read].flat());
  }
  return Object.fromEntries(texts);
}

const event = fc.record({
  eventId: fc.nat(0xffff),
  channel: text,
  provider: text,
  computer: text,
  eventRecordId: fc.nat(),
  timeCreated: fc
    .tuple(fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }), fc.nat(9999))
    .map(([date, rest]) => `${date.toISOString().slice(0, -1)}${String(rest).padStart(4, "0")}Z`),
  userSid: fc.constantFrom("", "S-1-5-18", "S-1-5-21-4294967295-0-1-500"),
  qualifiers: fc.option(fc.nat(0xffff), { nil: undefined }),
  data: fc.array(fc.tuple(name, value), { maxLength: 8 }),
});

it("reads back what was written: System fields, every digit of time, fields in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (events) => {
      const specs = events.map(({ qualifiers, ...spec }): EventSpecInput => {
        return qualifiers === undefined ? spec : { ...spec, qualifiers };
      });
      const { records, problems } = await readAll(writeEvtx(specs));
      expect(problems).toEqual([]);
      expect(records.map(withoutPlace)).toEqual(
        events.map(({ qualifiers: _, ...spec }) => ({ ...spec, data: expectedData(spec.data) })),
      );
      for (const [index, { data }] of records.entries()) {
        expect(Object.keys(data)).toEqual(Object.keys(expectedData(events[index]!.data)));
      }
    }),
    { numRuns: 50 },
  );
});

it("reads back logs of many chunks, each record once and in order", async () => {
  const specs = Array.from({ length: 1000 }, (_, i) => ({
    ...{ eventId: 4624, channel: "Security", provider: "Microsoft-Windows-Security-Auditing", computer: "PC" },
    ...{ eventRecordId: i + 1, timeCreated: "2026-03-02T11:04:05.1234567Z", data: { Text: `${i}`.repeat(200) } },
  }));
  const bytes = writeEvtx(specs);
  expect(bytes.length).toBeGreaterThan(10 * 65_536);
  const { records, problems } = await readAll(bytes);
  expect(problems).toEqual([]);
  expect(records.map(({ eventRecordId, data }) => [eventRecordId, data.Text])).toEqual(
    specs.map(({ eventRecordId, data }) => [eventRecordId, data.Text]),
  );
});

it("reads UserData written as Windows writes it", async () => {
  const { records } = await readAll(
    writeEvtx([
      {
        ...{ eventId: 1149, channel: "C", provider: "P", computer: "PC", eventRecordId: 1 },
        timeCreated: "2026-03-02T11:04:05Z",
        data: { Param1: "admin", Param2: "", Param3: "10.0.0.7" },
        userData: { element: "EventXML" },
      },
    ]),
  );
  expect(records[0]?.data).toEqual({ Param1: "admin", Param2: "", Param3: "10.0.0.7" });
});

function withoutPlace({ offset, headerRecordId, recovered, inferred, ...event }: EvtxRecord) {
  return event;
}
