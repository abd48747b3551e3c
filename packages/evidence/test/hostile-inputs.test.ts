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
