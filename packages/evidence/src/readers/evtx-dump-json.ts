import type { EventFields, EventFormat } from "./event-format.ts";
import {
  countOf,
  type EventData,
  eventIdOf,
  isJsonObject,
  type JsonObject,
  member,
  setField,
  textOf,
} from "./json-fields.ts";

const maxDepth = 16;

/** evtx_dump's JSON and JSONL, with attributes inside the element (`#attributes`) or beside it (`NAME_attributes`). */
export const evtxDumpJson: EventFormat = {
  name: "evtxDumpJson",
  recognizes: isEvtxDumpRecord,
  eventsOf: (record) => [evtxDumpFields(record)],
};

/** Whether an object is an event as evtx_dump writes it; other tools put such objects into theirs. */
export function isEvtxDumpRecord(record: unknown): boolean {
  return isJsonObject(member(member(record, "Event"), "System"));
}

/** The fields of one event as evtx_dump writes it. */
export function evtxDumpFields(record: unknown): EventFields {
  const event = member(record, "Event");
  const system = member(event, "System");
  return {
    eventId: eventIdOf(contentOf(member(system, "EventID"))),
    channel: textOf(contentOf(member(system, "Channel"))) ?? "",
    provider: attribute(system, "Provider", "Name"),
    computer: textOf(contentOf(member(system, "Computer"))) ?? "",
    eventRecordId: countOf(contentOf(member(system, "EventRecordID"))),
    time: attribute(system, "TimeCreated", "SystemTime") || null,
    userSid: attribute(system, "Security", "UserID"),
    data: () => eventDataOf(event),
  };
}

/** What stands between an element's tags: `#text` where the element also has attributes. */
function contentOf(element: unknown): unknown {
  return isJsonObject(element) && Object.hasOwn(element, "#text") ? element["#text"] : element;
}

function attribute(parent: unknown, element: string, name: string): string {
  const inside = member(member(member(parent, element), "#attributes"), name);
  const beside = member(member(parent, `${element}_attributes`), name);
  return textOf(inside ?? beside) ?? "";
}

function eventDataOf(event: unknown): EventData {
  const data: EventData = {};
  const eventData = member(event, "EventData");
  if (isJsonObject(eventData)) addChildren(data, eventData, 0);
  const userData = member(event, "UserData");
  if (isJsonObject(userData)) {
    for (const child of Object.values(childrenOf(userData))) if (isJsonObject(child)) addChildren(data, child, 0);
  }
  return data;
}

function childrenOf(element: JsonObject): JsonObject {
  const isChild = ([name]: [string, unknown]) => !name.startsWith("#") && !name.endsWith("_attributes");
  return Object.fromEntries(Object.entries(element).filter(isChild));
}

function addChildren(data: EventData, element: JsonObject, depth: number): void {
  if (depth > maxDepth) return;
  for (const [name, child] of Object.entries(childrenOf(element))) addChild(data, localName(name), child, depth);
}

/** UserData names can carry a namespace prefix, which says nothing. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

function addChild(data: EventData, name: string, child: unknown, depth: number): void {
  const givenName = textOf(member(member(child, "#attributes"), "Name"));
  if (name === "Data" && givenName !== null) setField(data, givenName, textsOf(contentOf(child)).join(""));
  else if (name === "Data") setField(data, name, textsOf(contentOf(child)));
  else if (isJsonObject(child) && !Object.hasOwn(child, "#text")) addChildren(data, child, depth + 1);
  else if (Array.isArray(contentOf(child))) setField(data, name, textsOf(contentOf(child)));
  else setField(data, name, textOf(contentOf(child)) ?? "");
}

function textsOf(content: unknown): string[] {
  return (Array.isArray(content) ? content : [content]).map((item) => textOf(contentOf(item)) ?? "");
}
