import type { EventSpecInput, ValueType } from "../../src/event-spec.ts";

const common = {
  eventId: 4624,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  providerGuid: "{54849625-5478-4994-a5ba-3e3b0328c30d}",
  computer: "srv01.example.test",
  timeCreated: "2026-03-02T11:04:05.1234567Z",
} as const;

const valuesByType: Record<ValueType, readonly string[]> = {
  null: [""],
  string: ["plain", "", "  blanks kept  ", "Grüße, 東京, Ωmega", "outside the first plane: 😀", "a".repeat(9000)],
  ansiString: ["plain ansi"],
  int8: ["-128", "127"],
  uint8: ["0", "255"],
  int16: ["-32768", "32767"],
  uint16: ["65535"],
  int32: ["-60", "-2147483648", "2147483647"],
  uint32: ["4294967295"],
  int64: ["-9223372036854775808", "9223372036854775807"],
  uint64: ["18446744073709551615"],
  float32: ["1.5"],
  float64: ["-0.1"],
  bool: ["true", "false"],
  binary: ["", "00ff10"],
  guid: ["{00000000-0000-0000-0000-000000000000}", "{01234567-89ab-cdef-0123-456789abcdef}"],
  sizeT: ["32492"],
  fileTime: ["1601-01-01T00:00:00Z", "2026-03-02T11:04:05.1234567Z"],
  systemTime: ["2026-03-02T11:04:05.123Z"],
  sid: ["S-1-5-18", "S-1-5-21-4294967295-1-0-1001", "S-1-12-1-1-2-3-4", "S-1-0-0"],
  hexInt32: ["0x0", "0xc000006d"],
  hexInt64: ["0x3e7", "0xffffffffffffffff"],
};

/** Every value type and every shape of an event that the writer knows, over several chunks. */
export function variedEvents(): EventSpecInput[] {
  const typed = Object.entries(valuesByType).flatMap(([type, values]) =>
    values.map((value) => ({ data: { Before: "x", Value: { type: type as ValueType, value }, After: "y" } })),
  );
  const shapes: Omit<EventSpecInput, keyof typeof common | "eventRecordId">[] = [
    { data: {} },
    { data: { Data: ["one", "", "three"] } },
    { data: { Data: "single" }, binary: "0102" },
    {
      data: [
        ["Twice", "first"],
        ["Twice", "second"],
      ],
    },
    { data: { "Markup <&\"'>": "</Data><script>&amp;" } },
    { data: { User: "A\\b", SessionID: "3", Address: "" }, userData: { element: "EventXML" } },
    { data: { Param1: "p" }, userData: { element: "Other", namespace: "urn:example" }, userSid: "S-1-5-20" },
    {
      data: { TaskName: "\\x" },
      eventDataName: "TaskRegisteredEvent",
      activityId: "{01234567-89ab-cdef-0123-456789abcdef}",
    },
    {
      data: { param1: "service" },
      qualifiers: 16384,
      version: 3,
      level: 4,
      task: 5,
      opcode: 6,
      processId: 7,
      threadId: 8,
    },
  ];
  const many = Array.from({ length: 400 }, (_, index) => ({
    data: { TargetLogonId: `0x${index.toString(16)}`, LogonType: "3" },
  }));
  return [...typed, ...shapes, ...many].map((event, index) => ({ ...common, ...event, eventRecordId: 1000 + index }));
}
