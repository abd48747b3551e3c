import { describe, expect, it } from "vitest";
import { csvFormats, jsonFormats } from "../../src/readers/event-formats.ts";
import { readAll } from "../read-memory.ts";

const time = "2026-03-02T08:01:02Z";
const system = { Provider: { "#attributes": { Name: "p" } }, EventID: 1, Channel: "Security", Computer: "SRV" };
const dumped = {
  Event: { System: { ...system, EventRecordID: 7, TimeCreated: { "#attributes": { SystemTime: time } } } },
};
const xml = `<Event><System><Provider Name="p"/><EventID>1</EventID><TimeCreated SystemTime="${time}"/><EventRecordID>7</EventRecordID><Channel>c</Channel><Computer>SRV</Computer></System></Event>`;
const fullJson = {
  Event: {
    System: {
      Provider: { "@Name": "p" },
      EventID: "1",
      TimeCreated: { "@SystemTime": time },
      EventRecordID: "7",
      Channel: "c",
      Computer: "SRV",
    },
  },
};

/** One event of each format, as little of it as the format allows, and what of the System element it then lacks. */
const leastEvents: [format: string, text: string, lacking: string | null][] = [
  ["evtxDumpJson", JSON.stringify(dumped), null],
  ["evtxECmdFullJson", JSON.stringify(fullJson), null],
  ["chainsawJson", JSON.stringify({ kind: "individual", document: { data: dumped } }), null],
  [
    "hayabusa",
    JSON.stringify({ Timestamp: time, RuleTitle: "x", Computer: "SRV", EventID: 1, Details: "a: b" }),
    "all lack the channel, all lack the provider, all lack the record id",
  ],
  ["evtxECmd", `EventRecordId,TimeCreated,EventId,Computer,Channel,Provider\n7,${time},1,SRV,c,p\n`, null],
  [
    "winlogbeat",
    JSON.stringify({ "@timestamp": time, winlog: { event_id: 1, channel: "c", computer_name: "SRV" } }),
    "all lack the provider, all lack the record id",
  ],
  [
    "winlogbeat6",
    JSON.stringify({ "@timestamp": time, event_id: 1, log_name: "c", computer_name: "SRV", source_name: "p" }),
    "all lack the record id",
  ],
  ["splunkJson", JSON.stringify({ result: { _raw: xml } }), null],
  [
    "splunkJson",
    JSON.stringify({ result: { _time: time, EventCode: "1", host: "SRV", source: "WinEventLog:c" } }),
    "all lack the provider, all lack the record id",
  ],
  [
    "plasoJson",
    JSON.stringify({ data_type: "windows:evtx:record", timestamp: 1, event_identifier: 1, hostname: "SRV" }),
    "all lack the channel, all lack the provider, all lack the record id",
  ],
  [
    "velociraptor",
    JSON.stringify({ EventTime: time, Computer: "SRV", Channel: "c", EventID: 1, EventData: {} }),
    "all lack the provider, all lack the record id",
  ],
  [
    "securityDatasets",
    JSON.stringify({ TimeCreated: time, Hostname: "SRV", EventID: 1, Channel: "c" }),
    "all lack the provider, all lack the record id",
  ],
  [
    "strayEvents",
    JSON.stringify({ eventId: 1, channel: "c", provider: "p", computer: "SRV", timeCreated: time, data: {} }),
    "all lack the record id",
  ],
  [
    "getWinEventCsv",
    `Id,TimeCreated,MachineName,LogName\n1,${time},SRV,c\n`,
    "all lack the provider, all lack the record id",
  ],
  [
    "eventViewerCsv",
    `A,B,C,D,E\nInformation,${time},p,1,Logon,Text\n`,
    "all lack the channel, all lack the computer, all lack the record id",
  ],
];

describe("what an input lacks", () => {
  it.each(leastEvents)("is told of %s", async (format, text, lacking) => {
    const { inputs, problems } = await readAll(text);
    expect(inputs[0]).toMatchObject({ format, records: 1 });
    const note = problems.find(({ code }) => code === "fieldsLacking");
    expect(note?.text).toBe(
      lacking === null ? undefined : `Of 1 events here, ${lacking}; give the log as EVTX where you can.`,
    );
    const { lacks, lacksIn } = [...jsonFormats, ...csvFormats].find(({ name }) => name === format) ?? {};
    const hasXml = lacksIn !== undefined && text.includes("<Event>");
    const told = problems.filter(({ code }) => code === "formatLacks").map((problem) => problem.text);
    expect(told).toEqual(
      lacks === undefined || hasXml ? [] : [`This format lacks ${lacks}; give the log as EVTX where you can.`],
    );
  });

  it("has a row here for every format", () => {
    const names = new Set(leastEvents.map(([format]) => format));
    expect([...jsonFormats, ...csvFormats].map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it("is counted where only some events lack it", async () => {
    const { Event } = dumped;
    const bare = { Event: { System: { ...Event.System, EventRecordID: null } } };
    const { problems } = await readAll([dumped, bare, dumped].map((each) => JSON.stringify(each)).join("\n"));
    expect(problems.map(({ code, level, text }) => [code, level, text])).toEqual([
      ["fieldsLacking", "note", "Of 3 events here, 1 lack the record id; give the log as EVTX where you can."],
    ]);
  });
});
