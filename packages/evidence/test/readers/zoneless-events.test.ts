import { expect, it } from "vitest";
import { memorySource } from "../memory-source.ts";
import { readAll } from "../read-memory.ts";

const viewer = (time: string) =>
  `${JSON.stringify({ EventTime: time, Hostname: "HOST.corp", Channel: "Security", EventID: 4624 })}\n`;

/** A System 6013 as evtx_dump writes it; the offset is written as minutes west of UTC. */
function zoneReport(time: string, minutesWest: number, computer = "host"): string {
  const System = {
    Provider: { "#attributes": { Name: "EventLog" } },
    EventID: 6013,
    TimeCreated: { "#attributes": { SystemTime: time } },
    Channel: "System",
    Computer: computer,
  };
  const Data = { "#text": ["", "", "", "", "9", "60", `${minutesWest} Some Standard Time`] };
  return `${JSON.stringify({ Event: { System, EventData: { Data } } })}\n`;
}

async function timesOf(reports: string, times: string, timezone: string[] = []) {
  const sources = [memorySource("a.json", times), ...(reports === "" ? [] : [memorySource("b.json", reports)])];
  const { events, inputs, problems } = await readAll(sources, { timezone });
  const found = events.filter(({ eventId }) => eventId === 4624).map(({ timeCreated }) => timeCreated);
  return { found, input: inputs[0], problems };
}

it("reads times without zone by the computer's own reports, whatever the order of the inputs", async () => {
  const reports = zoneReport("2026-03-02T03:00:00Z", -540) + zoneReport("2026-03-20T03:00:00Z", 180);
  const times = viewer("2026-03-01 09:00:00") + viewer("2026-03-10 09:00:00") + viewer("2026-03-20 09:00:00");
  const { found, input, problems } = await timesOf(reports, times);
  expect(found).toEqual(["2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z", "2026-03-20T12:00:00Z"]);
  expect([input?.first, input?.last, input?.records]).toEqual(["2026-03-01T00:00:00Z", "2026-03-20T12:00:00Z", 3]);
  const notes = problems.filter(({ code }) => code === "zonelessTimes");
  expect(notes.map(({ line, count, text }) => [line, count, text])).toEqual([
    [1, 3, "Times here carry no zone and were read in the zone that the computer's System log reports (event 6013)."],
  ]);
});

it("takes UTC where only another computer reports its zone, and the user's word before any report", async () => {
  const other = zoneReport("2026-03-02T03:00:00Z", -540, "OTHER");
  expect((await timesOf(other, viewer("2026-03-10 09:00:00"))).found).toEqual(["2026-03-10T09:00:00Z"]);
  const own = zoneReport("2026-03-02T03:00:00Z", -540);
  expect((await timesOf(own, viewer("2026-03-10 09:00:00"), ["+01:00"])).found).toEqual(["2026-03-10T08:00:00Z"]);
});

it("reads reports that have local times themselves", async () => {
  const times = viewer("2026-03-10 09:00:00");
  const report = {
    EventTime: "2026-03-10 08:00:00",
    Hostname: "HOST",
    Channel: "System",
    EventID: 6013,
    SourceName: "EventLog",
  };
  const data = { Data: ["", "", "", "", "9", "60", "-60 Some Standard Time"] };
  const { found } = await timesOf(`${JSON.stringify({ ...report, ...data })}\n`, times);
  expect(found).toEqual(["2026-03-10T08:00:00Z"]);
});
