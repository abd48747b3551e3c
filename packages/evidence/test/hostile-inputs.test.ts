import { caseInputs, goldenCases } from "@stray/test-fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvidenceError, readEvents } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

/** Beginnings that lead into each reader. */
const beginnings = [
  "",
  "<Event><System>",
  '<?xml version="1.0"?><Events>',
  '{"Event":{"System":',
  '[{"kind":"individual","document":',
  '{"result":{"_raw":"<Event>',
  "EventRecordId,TimeCreated,EventId,Computer,Payload\n1,2,3,4,",
  "Level,Date and Time,Source,Event ID,Task Category\n",
  "Timestamp,RuleTitle,Computer,Channel,EventID,Details\n",
];

const winlogbeat = {
  "@timestamp": "2026-03-02T08:01:02Z",
  winlog: { event_id: 6013, channel: "System", provider_name: "EventLog", computer_name: "SRV" },
};
const params = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`param${index}`, "x"]));

async function readWhatComes(bytes: Uint8Array): Promise<void> {
  try {
    const reading = await readEvents([memorySource("a", bytes)], { timezone: [] }, testContext(), () => {});
    expect(reading.inputs).toHaveLength(1);
  } catch (error) {
    expect(error).toBeInstanceOf(EvidenceError);
  }
}

describe("any input", () => {
  it("is read or refused in plain words, never a crash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) =>
        readWhatComes(Buffer.concat([Buffer.from(beginning), rest])),
      ),
      { numRuns: 400 },
    );
  });

  const formats = goldenCases().filter(({ name }) => name.startsWith("format-"));
  it.each(formats.map((each) => [each.name, each] as const))("%s survives changed bytes", async (_name, format) => {
    const [input] = caseInputs(format);
    const bytes = (input?.bytes ?? Buffer.alloc(0)).subarray(0, 4000);
    const change = fc.tuple(fc.nat({ max: Math.max(0, bytes.length - 1) }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        return readWhatComes(changed);
      }),
      { numRuns: 60 },
    );
  });
});

describe("one record with far more in it than Windows writes", () => {
  const system = { Provider: { "@Name": "p" }, EventID: Array.from({ length: 200_000 }, () => "1") };
  const many = (text: string) => text.repeat(200_000);
  const splunk = (xml: string) => JSON.stringify({ result: { _raw: xml } });
  it.each([
    ["list", JSON.stringify({ Event: { System: system } })],
    ["elements side by side", `<Event><EventData>${many("<Data/>")}</EventData></Event>`],
    ["elements within each other", `<Event>${many("<a>")}</Event>`],
    ["the same in Splunk's _raw", splunk(`<Event>${many("<a>")}</Event>`)],
    ["unknown entities", `<Event><EventData><Data>${many("&x;")}</Data></EventData></Event>`],
    ["start tags", many("<Event>")],
    [
      "labels in a message",
      JSON.stringify({ result: { EventCode: 1, _time: 1, host: "h", Message: many("a:\n\tb:c\n") } }),
    ],
    ["unnamed data", JSON.stringify({ ...winlogbeat, winlog: { ...winlogbeat.winlog, event_data: params } })],
  ])("is bounded: %s", async (_what, text) => {
    await readWhatComes(Buffer.from(text));
  });
});
