import type { Content, Element } from "./binxml/content.ts";

/** Where a System field comes from: a value by index (-1: none), or content to put together (null: the field is absent). */
export interface FieldSource {
  valueIndex: number;
  content: readonly Content[] | null;
}

/** The System fields of an event, found once per template instead of once per record. */
export interface SystemPlan {
  eventId: FieldSource;
  provider: FieldSource;
  channel: FieldSource;
  computer: FieldSource;
  eventRecordId: FieldSource;
  timeCreated: FieldSource;
  userSid: FieldSource;
}

const absent: FieldSource = { valueIndex: -1, content: null };

/** The plan for content that holds an event; null where it holds no Event element with a System element in it. */
export function planSystem(content: readonly Content[]): SystemPlan | null {
  const event = findElement(content, "Event");
  const system = event && findElement(event.content, "System");
  return system ? planElements(system) : null;
}

/** The plan for the content of a System element. */
function planElements(system: Element): SystemPlan {
  return {
    eventId: textSource(system, "EventID"),
    provider: attributeSource(system, "Provider", "Name"),
    channel: textSource(system, "Channel"),
    computer: textSource(system, "Computer"),
    eventRecordId: textSource(system, "EventRecordID"),
    timeCreated: attributeSource(system, "TimeCreated", "SystemTime"),
    userSid: attributeSource(system, "Security", "UserID"),
  };
}

/** The first element of this local name among its siblings. */
function findElement(content: readonly Content[], name: string): Element | undefined {
  return content.find((node): node is Element => node.kind === "element" && node.name === name);
}

function textSource(system: Element, name: string): FieldSource {
  const element = findElement(system.content, name);
  return element ? sourceOf(element.content) : absent;
}

function attributeSource(system: Element, elementName: string, attributeName: string): FieldSource {
  const element = findElement(system.content, elementName);
  const attribute = element?.attributes.find(({ name }) => name === attributeName);
  return attribute ? sourceOf(attribute.value) : absent;
}

function sourceOf(content: readonly Content[]): FieldSource {
  const [only] = content;
  const isValue = content.length === 1 && only?.kind === "substitution";
  return { valueIndex: isValue ? only.index : -1, content };
}
