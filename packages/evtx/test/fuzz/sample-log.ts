import { type EventSpecInput, writeEvtx } from "@stray/test-fixtures";

/** A log of one or two chunks with every shape the writer knows, to be damaged. */
export function sampleLog(): Uint8Array {
  return writeEvtx(Array.from({ length: 60 }, (_, index) => sampleEvent(index)));
}

function sampleEvent(index: number): EventSpecInput {
  const event: EventSpecInput = {
    eventId: 4624 + (index % 5),
    channel: "Security",
    provider: `Provider ${index % 3}`,
    computer: "PC",
    eventRecordId: index + 1,
    timeCreated: "2026-03-02T11:04:05.1234567Z",
    userSid: "S-1-5-18",
    data: [
      ["TargetUserName", `user${index}`],
      ["TargetLogonId", { type: "hexInt64", value: `0x${index}` }],
      ["Items", ["a", "", "b"]],
      ["Data", "unnamed"],
      ["Blob", { type: "binary", value: "00ff".repeat(index) }],
    ],
  };
  if (index % 4 === 1) return { ...event, qualifiers: 16_384, binary: "0a0b" };
  if (index % 4 === 2) return { ...event, data: { Param1: "x" }, userData: { element: "EventXML" } };
  return event;
}
