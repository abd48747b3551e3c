import { describe, expect, it } from "vitest";
import { readAll } from "../read-memory.ts";

const inside = {
  Event: {
    "#attributes": { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
    System: {
      Provider: { "#attributes": { Name: "Microsoft-Windows-Security-Auditing", Guid: "G" } },
      EventID: 4624,
      TimeCreated: { "#attributes": { SystemTime: "2026-03-02T11:04:05.123456Z" } },
      EventRecordID: 77,
      Correlation: null,
      Channel: "Security",
      Computer: "SRV01.corp.example",
      Security: { "#attributes": { UserID: "S-1-5-18" } },
    },
    EventData: { TargetUserName: "ana", LogonType: 10, ElevatedToken: true, IpAddress: null },
  },
};

const beside = {
  Event_attributes: { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
  Event: {
    System: {
      Provider_attributes: { Name: "Microsoft-Windows-Security-Auditing", Guid: "G" },
      EventID: 4624,
      TimeCreated_attributes: { SystemTime: "2026-03-02T11:04:05.123456Z" },
      EventRecordID: "77",
      Correlation: null,
      Channel: "Security",
      Computer: "SRV01.corp.example",
      Security_attributes: { UserID: "S-1-5-18" },
    },
    EventData_attributes: { Name: "x" },
    EventData: { TargetUserName: "ana", LogonType: 10, ElevatedToken: true, IpAddress: null },
  },
};

const event = {
  eventId: 4624,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  computer: "SRV01.corp.example",
  eventRecordId: 77,
  timeCreated: "2026-03-02T11:04:05.123456Z",
  userSid: "S-1-5-18",
  data: { TargetUserName: "ana", LogonType: "10", ElevatedToken: "true", IpAddress: "" },
};

/** The inside style with other content. */
function dumped(content: object, system: object = {}): string {
  const { EventData: _data, ...rest } = inside.Event;
  return JSON.stringify({ Event: { ...rest, System: { ...rest.System, ...system }, ...content } });
}

async function dataOf(text: string) {
  const { events } = await readAll(text);
  return events[0]?.data;
}

describe("evtx_dump JSON", () => {
  it("is read with attributes inside their element and beside it", async () => {
    const text = `${JSON.stringify(inside)}\n${JSON.stringify(beside)}\n`;
    const { events, inputs, problems } = await readAll(text);
    expect(events).toEqual([
      { ...event, origin: { source: "a.jsonl", offset: 0 } },
      { ...event, origin: { source: "a.jsonl", offset: JSON.stringify(inside).length + 1 } },
    ]);
    expect(inputs[0]).toMatchObject({
      format: "evtxDumpJson",
      records: 2,
      first: event.timeCreated,
      last: event.timeCreated,
      problems: 0,
    });
    expect(problems).toEqual([]);
  });

  it("takes the fields of UserData by local name, whatever the wrapper is called", async () => {
    const user = { "#attributes": { "xmlns:auto-ns2": "http://x" }, "ns0:User": "CORP\\ana", SessionID: 3 };
    expect(await dataOf(dumped({ UserData: { EventXML: user } }))).toEqual({ User: "CORP\\ana", SessionID: "3" });
    expect(await dataOf(dumped({ UserData: { LogFileCleared: { SubjectUserName: "eve" } } }))).toEqual({
      SubjectUserName: "eve",
    });
  });

  it("keeps unnamed Data as a list with every position, one or many", async () => {
    expect(await dataOf(dumped({ EventData: { Data: { "#text": ["a", "", "c"] }, Binary: null } }))).toEqual({
      Data: ["a", "", "c"],
      Binary: "",
    });
    expect(await dataOf(dumped({ EventData: { Data: "only" } }))).toEqual({ Data: ["only"] });
    expect(await dataOf(dumped({ EventData: { Data: ["x", { "#text": "y" }] } }))).toEqual({ Data: ["x", "y"] });
  });

  it("takes the low half of an event id with qualifiers, as number or text", async () => {
    const qualified = { "#attributes": { Qualifiers: 16384 }, "#text": 7045 };
    const { events } = await readAll(
      [dumped({}, { EventID: qualified }), dumped({}, { EventID: "1102" }), dumped({}, { EventID: 0x4000_1b85 })].join(
        "\n",
      ),
    );
    expect(events.map(({ eventId }) => eventId)).toEqual([7045, 1102, 7045]);
  });

  it("takes names that mean something to JavaScript as plain names", async () => {
    const text = dumped({}).replace(
      '"Event":{',
      '"Event":{"EventData":{"__proto__":"a","constructor":"b","toString":"c"},',
    );
    expect(Object.entries((await dataOf(text)) ?? {})).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
  });

  it("leaves out a record nested thousands deep, and flattens one of some levels", async () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    const withData = (depth: number) => dumped({}).replace('"Event":{', `"Event":{"EventData":${nested(depth)},`);
    const { events, problems } = await readAll(`${withData(4)}\n${withData(5000)}\n`);
    expect(events.map(({ data }) => data)).toEqual([{ a: "1" }]);
    expect(problems.map(({ code, level, line }) => [code, level, line])).toEqual([["tooDeep", "lost", 2]]);
  });

  it("leaves out an event without an id, keeps one without a usable time, and tells both", async () => {
    const { events, problems, inputs } = await readAll(
      [
        dumped({}, { EventID: "none" }),
        dumped({}, { TimeCreated: { "#attributes": { SystemTime: "soon" } } }),
        dumped({}, { TimeCreated: null }),
      ].join("\n"),
    );
    expect(events.map(({ timeCreated }) => timeCreated)).toEqual([null, null]);
    expect(problems.map(({ code, level, line }) => [line, code, level])).toEqual([
      [1, "noEventId", "lost"],
      [2, "unparsedTime", "lost"],
      [3, "unparsedTime", "lost"],
    ]);
    expect(problems[1]?.text).toContain('"soon"');
    expect(inputs[0]).toMatchObject({ records: 2, first: null, last: null, problems: 3 });
  });

  it("reads UTF-16 of PowerShell and UTF-8 with a byte order mark", async () => {
    const text = dumped({ EventData: { TargetUserName: "añá😀" } });
    for (const encoding of ["utf8", "utf16le"] as const) {
      const { events, problems } = await readAll(Buffer.from(`\uFEFF${text}`, encoding));
      expect(events.map(({ data }) => data)).toEqual([{ TargetUserName: "añá😀" }]);
      expect(problems).toEqual([]);
    }
    expect((await readAll(`\uFEFF${text}`)).events[0]?.origin.offset).toBe(3);
  });

  it("notes bytes that are no UTF-8", async () => {
    const bytes = Buffer.from(dumped({ EventData: { TargetUserName: "@" } }));
    bytes[bytes.indexOf("@")] = 0xff;
    const { events, problems } = await readAll(bytes);
    expect(events[0]?.data).toEqual({ TargetUserName: "\uFFFD" });
    expect(problems.map(({ code, level, line }) => [code, level, line])).toEqual([["badUtf8", "note", 1]]);
  });
});
