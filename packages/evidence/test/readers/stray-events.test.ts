import { expect, it } from "vitest";
import { readAll } from "../read-memory.ts";

const event = {
  eventId: 6009,
  channel: "System",
  provider: "EventLog",
  computer: "SRV01",
  eventRecordId: 1,
  timeCreated: "2026-03-02T11:04:05.1234567Z",
  userSid: "",
  data: { Data: ["10.00.", "", "x"], Other: "y" },
};

it("what stray events prints is read back as it was, under the name of its new input", async () => {
  const text = `${JSON.stringify({ ...event, origin: { source: "System.evtx", offset: 4608 } })}\n`;
  const { events, inputs, problems } = await readAll(text);
  expect(events).toEqual([{ ...event, origin: { source: "a.jsonl", offset: 0 } }]);
  expect(inputs[0]?.format).toBe("strayEvents");
  expect(problems).toEqual([]);
});

it("an event without time or record id keeps its place among the others", async () => {
  const { events, problems } = await readAll(JSON.stringify({ ...event, eventRecordId: null, timeCreated: null }));
  expect(events[0]).toMatchObject({ eventRecordId: null, timeCreated: null, data: event.data });
  expect(problems.map(({ code }) => code)).toEqual(["fieldsLacking", "unparsedTime"]);
});
