import { writeEvtx } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { type EvidenceSource, readRawEvents } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

const spec = {
  eventId: 4625,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  computer: "SRV01",
  timeCreated: "2026-03-02T11:04:05.1234567Z",
};
const log = writeEvtx([1, 2, 3].map((eventRecordId) => ({ ...spec, eventRecordId, data: { IpAddress: "10.0.0.9" } })));

async function readRaw(...sources: EvidenceSource[]) {
  let text = "";
  const { inputs, problems } = await readRawEvents(sources, testContext(), (lines) => {
    text += Buffer.from(lines).toString("utf8");
  });
  const lines = text.split("\n").slice(0, -1);
  const summaries = inputs.map(({ name, format, records, first }) => ({ name, format, records, first }));
  return { lines, inputs: summaries, problems: problems.map(({ code, level, source }) => ({ code, level, source })) };
}

describe("whole events", () => {
  it("of an event log, as evtx_dump writes them", async () => {
    const { lines, inputs, problems } = await readRaw(memorySource("Security.evtx", log));
    expect(problems).toEqual([]);
    expect(inputs).toEqual([{ name: "Security.evtx", format: "evtx", records: 3, first: spec.timeCreated }]);
    expect(lines.map((line) => JSON.parse(line).Event.System.EventRecordID)).toEqual([1, 2, 3]);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      Event: {
        "#attributes": { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
        System: {
          Provider: { "#attributes": { Name: spec.provider } },
          EventID: 4625,
          TimeCreated: { "#attributes": { SystemTime: spec.timeCreated } },
          Channel: "Security",
          Computer: "SRV01",
        },
        EventData: { IpAddress: "10.0.0.9" },
      },
    });
  });

  it("of evtx_dump's JSON are passed on as written, each on one line, with every digit", async () => {
    const time = '"TimeCreated": {"#attributes": {"SystemTime": "2026-03-02T11:04:05Z"}}';
    const pretty = `Record 1\n{\r\n  "Event": {\n    "System": {"EventID": 1, ${time}},\n    "n": 18446744073709551615, "s": "a  \\nb"\n  }\n}\n`;
    const { lines, inputs } = await readRaw(memorySource("dump.json", pretty));
    expect(lines).toEqual([`{"Event": {"System": {"EventID": 1, ${time}},"n": 18446744073709551615, "s": "a  \\nb"}}`]);
    expect(inputs).toMatchObject([{ format: "evtxDumpJson", records: 1, first: "2026-03-02T11:04:05Z" }]);
  });

  it("of XML, in the same form: numbers of System, named and unnamed data, elements with attributes", async () => {
    const xml = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
<Provider Name="P"/><EventID Qualifiers="16384">6013</EventID><TimeCreated SystemTime="${spec.timeCreated}"/>
<EventRecordID>7</EventRecordID><Correlation/><Channel>System</Channel><Computer>1</Computer></System>
<EventData><Data>a</Data><Data/><Data Name="User">bob</Data><Data Name="User"></Data><Binary></Binary></EventData></Event>`;
    const { lines, inputs } = await readRaw(memorySource("a.xml", `${xml}\n`));
    expect(inputs).toEqual([{ name: "a.xml", format: "evtxXml", records: 1, first: spec.timeCreated }]);
    const system = [
      '"Provider":{"#attributes":{"Name":"P"}}',
      '"EventID":{"#attributes":{"Qualifiers":16384},"#text":6013}',
      `"TimeCreated":{"#attributes":{"SystemTime":"${spec.timeCreated}"}}`,
      '"EventRecordID":7,"Correlation":null,"Channel":"System","Computer":"1"',
    ];
    const data = '"User":"bob","User_1":"","Binary":null,"Data":{"#text":["a",""]}';
    const namespace = '"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"}';
    expect(lines).toEqual([`{"Event":{${namespace},"System":{${system.join()}},"EventData":{${data}}}}`]);
  });

  it("come one input after the other, in name order", async () => {
    const [line] = (await readRaw(memorySource("a.evtx", log))).lines;
    const { lines } = await readRaw(memorySource("b.jsonl", `${line}\n`), memorySource("a.evtx", log));
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe(line);
  });
});

describe("what holds no whole events", () => {
  const nxlog = JSON.stringify({ EventID: 4624, EventTime: "2026-03-02 11:04:05", Hostname: "SRV01" });

  it("is skipped, and told of in words that help", async () => {
    const { lines, inputs, problems } = await readRaw(memorySource("a.evtx", log), memorySource("nx.jsonl", nxlog));
    expect(lines).toHaveLength(3);
    expect(inputs[1]).toMatchObject({ name: "nx.jsonl", format: "unknown", records: 0 });
    expect(problems).toEqual([{ code: "notWholeEvent", level: "skipped", source: "nx.jsonl" }]);
    await expect(readRaw(memorySource("nx.jsonl", nxlog))).rejects.toMatchObject({
      code: "noUsableInput",
      message:
        "nx.jsonl, line 1: A record here does not hold a whole event (keys: EventID, EventTime, Hostname); " +
        "only EVTX, its XML and evtx_dump's JSON do, give one of these.",
    });
  });

  it("is a loss among others that do", async () => {
    const [line] = (await readRaw(memorySource("a.evtx", log))).lines;
    const { lines, problems } = await readRaw(memorySource("mixed.jsonl", `${line}\n${nxlog}\n`));
    expect(lines).toEqual([line]);
    expect(problems).toEqual([{ code: "notWholeEvent", level: "lost", source: "mixed.jsonl" }]);
  });

  it("is an event whose template is lost: normalized it can be read", async () => {
    const damaged = Uint8Array.from(log);
    // The definition follows the record's header, the fragment's, and the instance's.
    damaged.fill(0xff, 4096 + 512 + 24 + 4 + 10, 4096 + 512 + 24 + 4 + 10 + 24);
    const { lines, problems } = await readRaw(memorySource("a.evtx", damaged));
    expect(lines.length).toBeLessThan(3);
    expect(problems).toContainEqual({ code: "notWholeEvent", level: "lost", source: "a.evtx" });
  });
});
