import type { EventSpec } from "../../src/event-spec.ts";
import { eventBody } from "../../src/evtx-writer/event/event-body.ts";
import type { Value } from "../../src/evtx-writer/values/value.ts";
import { canonicalText } from "./canonical-text.ts";
import type { OtherEvent } from "./reader.ts";

export interface Difference {
  eventRecordId: number;
  field: string;
  type: string;
  expected: string;
  found: string;
}

interface Expected {
  type: Exclude<Value["type"], "strings" | "binXml">;
  text: string;
}

/** What a reader shows otherwise than it was written. */
export function differences(event: EventSpec, other: OtherEvent): Difference[] {
  const { eventRecordId } = event;
  if (other.failure !== undefined) {
    return [{ eventRecordId, field: "(event)", type: "xml", expected: "well-formed XML", found: other.failure }];
  }
  const found = new Map(Object.entries(other.system));
  const system = expectedSystem(event).flatMap(([field, expected]) =>
    different(eventRecordId, field, expected, found.get(field)),
  );
  return [...system, ...fieldDifferences(event, other)];
}

function different(
  eventRecordId: number,
  field: string,
  { type, text }: Expected,
  found: string | undefined,
): Difference[] {
  const expected = canonicalText(type, text);
  const shown = found === undefined ? "(absent)" : canonicalText(type, found);
  return expected === shown ? [] : [{ eventRecordId, field, type, expected, found: shown }];
}

function expectedSystem(event: EventSpec): [string, Expected][] {
  const number = (value: number): Expected => ({ type: "uint64", text: String(value) });
  const entries: [string, Expected | undefined][] = [
    ["Provider@Name", { type: "string", text: event.provider }],
    ["Provider@Guid", event.providerGuid === undefined ? undefined : { type: "guid", text: event.providerGuid }],
    ["EventID", number(event.eventId)],
    ["EventID@Qualifiers", event.qualifiers === undefined ? undefined : number(event.qualifiers)],
    ["Version", number(event.version)],
    ["Level", number(event.level)],
    ["Task", number(event.task)],
    ["Opcode", number(event.opcode)],
    ["Keywords", { type: "hexInt64", text: event.keywords }],
    ["TimeCreated@SystemTime", { type: "fileTime", text: event.timeCreated }],
    ["EventRecordID", number(event.eventRecordId)],
    ["Correlation@ActivityID", event.activityId === undefined ? undefined : { type: "guid", text: event.activityId }],
    ["Execution@ProcessID", number(event.processId)],
    ["Execution@ThreadID", number(event.threadId)],
    ["Channel", { type: "string", text: event.channel }],
    ["Computer", { type: "string", text: event.computer }],
    ["Security@UserID", event.userSid === "" ? undefined : { type: "sid", text: event.userSid }],
  ];
  return entries.flatMap(([name, expected]) => (expected === undefined ? [] : [[name, expected]]));
}

function fieldDifferences(event: EventSpec, other: OtherEvent): Difference[] {
  const expected = expectedFields(event);
  const { eventRecordId } = event;
  if (expected.length !== other.data.length) {
    const names = (fields: readonly { 0: string }[]): string => fields.map((field) => field[0]).join(" ");
    return [{ eventRecordId, field: "(fields)", type: "list", expected: names(expected), found: names(other.data) }];
  }
  return expected.flatMap(([name, value], index) => {
    const [otherName, text] = other.data[index]!;
    if (otherName !== name) return [{ eventRecordId, field: name, type: "name", expected: name, found: otherName }];
    return different(eventRecordId, name, value, text);
  });
}

function expectedFields(event: EventSpec): [string, Expected][] {
  const { values } = eventBody(event);
  return values.flatMap((value, index) => {
    const name = event.data[index]?.[0] ?? "Binary";
    if (value.type === "binXml" || (value.type === "null" && name === "Data")) return [];
    if (value.type !== "strings") return [[name, value] satisfies [string, Expected]];
    return value.items.map((text): [string, Expected] => [name, { type: "string", text }]);
  });
}
