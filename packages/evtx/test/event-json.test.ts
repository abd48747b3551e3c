import { writeEvtx } from "@stray/test-fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChunkBuilder, le, logOf, type RawValue, utf16 } from "./chunk-builder.ts";
import { readAll } from "./read-all.ts";

/** The JSON, as text, of what stands after System in an event of a template with these values. */
async function jsonOf(values: readonly RawValue[], write: (chunk: ChunkBuilder) => void): Promise<string> {
  const chunk = new ChunkBuilder();
  chunk.record(1, () => void chunk.template({ id: 5, values, body: () => chunk.event(() => write(chunk)) }));
  const { records, problems } = await readAll(logOf(chunk.finish()), { json: true });
  expect(problems).toEqual([]);
  const system =
    '"Provider":{"#attributes":{"Name":"P"}},"EventID":"7","EventRecordID":"1","Channel":"C","Computer":"PC"';
  const start = `{"Event":{"System":{${system}},`;
  expect(records[0]?.json?.slice(0, start.length)).toBe(start);
  return records[0]?.json?.slice(start.length, -"}}".length) ?? "";
}

/** EventData around Data elements, each with a name (or none) and the index of its value. */
const eventData = (fields: readonly [name: string | null, index: number][]) => (chunk: ChunkBuilder) =>
  chunk.element("EventData", {
    content: () => {
      for (const [name, index] of fields) {
        chunk.element("Data", {
          attributes: name === null ? {} : { Name: () => chunk.text(name) },
          content: () => chunk.substitution(index),
        });
      }
    },
  });

describe("values keep their type", () => {
  it.each<[what: string, value: RawValue, json: string]>([
    ["a string", [0x01, utf16('a"\n')], '"a\\"\\n"'],
    ["a whole number", [0x07, le(-5, 4)], "-5"],
    ["a number past 2^53, every digit", [0x0a, le(18446744073709551615n, 8)], "18446744073709551615"],
    ["a boolean", [0x0d, le(1, 4)], "true"],
    ["a float", [0x0c, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]], "1.5"],
    ["no number", [0x0c, [0, 0, 0, 0, 0, 0, 0xf8, 0x7f]], '"NaN"'],
    ["hexadecimal", [0x15, le(0x3e7, 8)], '"0x3e7"'],
    ["null", [0x00, []], '""'],
    ["strings", [0x81, utf16("a\0\0")], '["a",""]'],
    ["numbers", [0x86, [1, 0, 2, 0]], "[1,2]"],
  ])("%s", async (_what, value, json) => {
    expect(await jsonOf([value], eventData([["F", 0]]))).toBe(`"EventData":{"F":${json}}`);
  });
});

describe("elements", () => {
  const values: RawValue[] = [
    [0x01, utf16("x")],
    [0x01, utf16("y")],
    [0x00, []],
    [0x81, utf16("p\0q\0")],
  ];

  it("share one member where they are unnamed Data", async () => {
    const one = await jsonOf(values, eventData([[null, 0]]));
    expect(one).toBe('"EventData":{"Data":{"#text":"x"}}');
    const many = await jsonOf(
      values,
      eventData([
        [null, 0],
        [null, 2],
        ["N", 1],
        [null, 3],
      ]),
    );
    expect(many).toBe('"EventData":{"Data":{"#text":["x","","p","q"]},"N":"y"}');
  });

  it("of one name are numbered, and any name is a name", async () => {
    const fields: [string, number][] = [
      ["2", 0],
      ["__proto__", 0],
      ["__proto__", 1],
      ["1", 1],
      ["2", 1],
    ];
    expect(await jsonOf(values, eventData(fields))).toBe(
      '"EventData":{"2":"x","__proto__":"x","__proto___1":"y","1":"y","2_1":"y"}',
    );
  });

  it("show an array as one list where it is a named Data, else as elements of one name", async () => {
    const json = await jsonOf(values, (chunk) => {
      eventData([["N", 3]])(chunk);
      const attributes = { a: () => chunk.substitution(0) };
      chunk.element("E", { content: () => chunk.substitution(3) });
      chunk.element("F", { attributes, content: () => chunk.substitution(3) });
    });
    const one = '"#attributes":{"a":"x"}';
    expect(json).toBe(
      `"EventData":{"N":["p","q"]},"E":"p","E_1":"q","F":{${one},"#text":"p"},"F_1":{${one},"#text":"q"}`,
    );
    expect(await jsonOf([[0x81, utf16("p\0")]], eventData([["N", 0]]))).toBe('"EventData":{"N":"p"}');
  });

  it("without text are null, or their attributes alone, but for Data", async () => {
    const json = await jsonOf(
      [
        [0x01, []],
        [0x01, utf16("x")],
        [0x81, []],
      ],
      (chunk) => {
        const attributes = { a: () => chunk.substitution(1), b: () => chunk.substitution(0) };
        chunk.element("E", { content: () => chunk.substitution(0) });
        chunk.element("F", { attributes, content: () => chunk.substitution(0) });
        chunk.element("G", { content: () => chunk.substitution(2) });
        eventData([["N", 0]])(chunk);
      },
    );
    expect(json).toBe('"E":null,"F":{"#attributes":{"a":"x"}},"G":null,"EventData":{"N":""}');
  });

  it("show attributes beside text, none for null, and null for nothing", async () => {
    const json = await jsonOf(values, (chunk) => {
      const attributes = { a: () => chunk.substitution(0), b: () => chunk.substitution(2) };
      chunk.element("A", { attributes, content: () => chunk.substitution(1) });
      chunk.element("B", { attributes });
      chunk.element("C", { content: () => chunk.element("D") });
      chunk.element("EventData");
    });
    const members = ['"A":{"#attributes":{"a":"x"},"#text":"y"}', '"B":{"#attributes":{"a":"x"}}', '"C":{"D":null}'];
    expect(json).toBe([...members, '"EventData":null'].join());
  });
});

it("writes any fields as JSON that reads back", async () => {
  const value = fc.oneof(
    fc.string({ unit: "binary" }).filter((text) => !text.endsWith("\0")),
    fc
      .bigInt({ min: 0n, max: 2n ** 64n - 1n })
      .map((n) => ({ type: "hexInt64" as const, value: `0x${n.toString(16)}` })),
    fc.nat().map((n) => ({ type: "int64" as const, value: `${n}` })),
    fc.boolean().map((flag) => ({ type: "bool" as const, value: `${flag}` })),
  );
  const name = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !text.endsWith("\0") && text !== "Data");
  const data = fc.dictionary(name, value, { minKeys: 1, maxKeys: 8 });
  await fc.assert(
    fc.asyncProperty(data, fc.nat(), async (data, eventRecordId) => {
      const event = { eventId: 7, channel: "C", provider: 'P"', computer: "Å", eventRecordId };
      const log = writeEvtx([{ ...event, timeCreated: "2026-03-02T11:04:05.1234567Z", data: Object.entries(data) }]);
      const { records } = await readAll(log, { json: true });
      const { System, EventData } = JSON.parse(records[0]?.json ?? "").Event;
      const texts = Object.entries(EventData).map(([key, json]) => [key, `${json}`]);
      expect(texts).toEqual(Object.entries(records[0]?.data ?? {}));
      expect(System).toMatchObject({ EventID: 7, Channel: "C", Computer: "Å", EventRecordID: eventRecordId });
      expect(System.Provider["#attributes"].Name).toBe('P"');
    }),
    { numRuns: 200 },
  );
});

it("leaves out the JSON, not the record, where the event is too long for it", async () => {
  const chunk = new ChunkBuilder();
  const fields = Array.from({ length: 400 }, (_, i): [string, number] => [`F${i}`, 0]);
  const values: RawValue[] = [[0x01, utf16("x".repeat(16_000))]];
  chunk.record(
    1,
    () => void chunk.template({ id: 5, values, body: () => chunk.event(() => eventData(fields)(chunk)) }),
  );
  const { records, problems } = await readAll(logOf(chunk.finish()), { json: true });
  expect(records).toEqual([expect.not.objectContaining({ json: expect.anything() })]);
  expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "tooMuchOutput" })]);
});

it("leaves out the JSON of events whose references lead to too much, not their records", async () => {
  const chunk = new ChunkBuilder();
  const values: RawValue[] = [[0x01, utf16("\u0001".repeat(500))]];
  const fields = Array.from({ length: 300 }, (_, i): [string, number] => [`F${i}`, 0]);
  const body = () => chunk.event(() => eventData(fields)(chunk));
  let definition: number | undefined;
  for (let id = 1; id <= 25; id++) {
    chunk.record(id, () => {
      definition = chunk.template({ id: 5, values, body, ...(definition !== undefined && { definition }) });
    });
  }
  const { records, problems } = await readAll(logOf(chunk.finish()), { json: true });
  expect(records).toHaveLength(25);
  const withJson = records.filter(({ json }) => json !== undefined);
  expect(withJson.length).toBeGreaterThan(0);
  expect(withJson).toEqual(records.slice(0, withJson.length));
  expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual(
    records.slice(withJson.length).map(() => "lost tooMuchOutput"),
  );
  expect(problems.length).toBeGreaterThan(0);
});

it("leaves out the JSON of a chunk's further events once they are too long together", async () => {
  const chunk = new ChunkBuilder();
  const values: RawValue[] = [[0x01, utf16("x")]];
  const content = () => chunk.text("\u0001".repeat(14_000));
  const body = () => chunk.event(() => chunk.element("EventData", { content: () => chunk.element("A", { content }) }));
  let definition: number | undefined;
  for (let id = 1; id <= 250; id++) {
    chunk.record(id, () => {
      definition = chunk.template({ id: 5, values, body, ...(definition !== undefined && { definition }) });
    });
  }
  const { records, problems } = await readAll(logOf(chunk.finish()), { json: true });
  expect(records).toHaveLength(250);
  const withJson = records.filter(({ json }) => json !== undefined);
  // 84,000 characters each, of 2^24.
  expect(withJson).toHaveLength(200);
  expect(withJson).toEqual(records.slice(0, 200));
  expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual(Array(50).fill("lost tooMuchOutput"));
});

it("writes an event as Windows stores it, and nothing where it is not asked for", async () => {
  const bytes = writeEvtx([
    {
      ...{ eventId: 7036, channel: "System", provider: "SCM", computer: "PC", eventRecordId: 4 },
      ...{ timeCreated: "2026-03-02T11:04:05.1234567Z", userSid: "S-1-5-18", qualifiers: 16_384 },
      ...{ data: { param1: "Spooler" }, binary: "0A" },
    },
  ]);
  expect((await readAll(bytes)).records[0]).not.toHaveProperty("json");
  const { records } = await readAll(bytes, { json: true });
  const { Event } = JSON.parse(records[0]?.json ?? "");
  expect(Event.System.EventID).toEqual({ "#attributes": { Qualifiers: 16_384 }, "#text": 7036 });
  expect(Event.System.TimeCreated).toEqual({ "#attributes": { SystemTime: "2026-03-02T11:04:05.1234567Z" } });
  expect(Event.EventData).toEqual({ param1: "Spooler", Binary: "0A" });
});
