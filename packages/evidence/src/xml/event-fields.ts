import type { EventFields } from "../readers/event-format.ts";
import { countOf, type EventData, eventIdOf, setField } from "../readers/json-fields.ts";
import { childOf, type XmlElement } from "./xml-element.ts";

const maxDepth = 16;

/** The fields of one `Event` element, as wevtutil, Event Viewer and every tool that keeps the XML write it. */
export function eventFieldsOf(event: XmlElement): EventFields {
  const system = childOf(event, "System");
  const text = (name: string) => childOf(system, name)?.text.trim() ?? "";
  const attribute = (element: string, name: string) => childOf(system, element)?.attributes.get(name) ?? "";
  return {
    eventId: eventIdOf(text("EventID")),
    channel: text("Channel"),
    provider: attribute("Provider", "Name"),
    computer: text("Computer"),
    eventRecordId: countOf(text("EventRecordID")),
    time: attribute("TimeCreated", "SystemTime") || null,
    userSid: attribute("Security", "UserID"),
    data: () => eventDataOf(event),
  };
}

/** What EventData and UserData below an element hold. */
export function eventDataOf(event: XmlElement): EventData {
  const data: EventData = {};
  const eventData = childOf(event, "EventData");
  if (eventData) addChildren(data, eventData, 0);
  for (const child of childOf(event, "UserData")?.children ?? []) addChildren(data, child, 0);
  return data;
}

function addChildren(data: EventData, element: XmlElement, depth: number): void {
  const unnamed = element.children.filter((child) => child.name === "Data" && !child.attributes.has("Name"));
  if (unnamed.length > 0) {
    setField(
      data,
      "Data",
      unnamed.map(({ text }) => text),
    );
  }
  for (const child of element.children) {
    const name = child.name === "Data" ? child.attributes.get("Name") : child.name;
    if (name === undefined) continue;
    if (child.children.length === 0) setField(data, name, child.text);
    else if (depth < maxDepth) addChildren(data, child, depth + 1);
  }
}
