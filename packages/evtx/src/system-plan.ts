import type { Content, Element } from "./binxml/content.ts";

/** Where a System field comes from: a value by index (-1: none), or a constant text, or content to put together. */
export interface FieldSource {
  valueIndex: number;
  /** Empty for a field that is absent; null where the text depends on more than one value. */
  text: string | null;
  content: readonly Content[];
}

/** The source of a field that an event does not have. */
export const absentField: FieldSource = { valueIndex: -1, text: "", content: [] };

/** The source of a field that is one value. */
export function valueField(valueIndex: number): FieldSource {
  return { valueIndex, text: null, content: [] };
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
  /** The last value that any of them needs. */
  lastIndex: number;
  /** Those put together of several values, which no real log has. */
  composed: readonly FieldSource[];
}

/** The sources of a plan; the rest follows from them. */
type SystemSources = Omit<SystemPlan, "lastIndex" | "composed">;

/** A plan for fields found in whatever way. */
export function systemPlanOf(sources: SystemSources): SystemPlan {
  const indexes = Object.values(sources).flatMap(({ valueIndex, content }: FieldSource) => [
    valueIndex,
    ...content.map((node) => (node.kind === "substitution" ? node.index : -1)),
  ]);
  const composed = Object.values(sources).filter(({ text, content }) => text === null && content.length > 0);
  return { ...sources, lastIndex: Math.max(...indexes), composed };
}

/** The plan of no event. */
export const noSystem = systemPlanOf({
  ...{ eventId: absentField, provider: absentField, channel: absentField, computer: absentField },
  ...{ eventRecordId: absentField, timeCreated: absentField, userSid: absentField },
});

/** The plan for content that holds an event; null where it holds no Event element with a System element in it. */
export function planSystem(content: readonly Content[]): SystemPlan | null {
  const event = findElement(content, "Event");
  const system = event && findElement(event.content, "System");
  return system ? planElements(system) : null;
}

/** The plan for the content of a System element. */
function planElements(system: Element): SystemPlan {
  return systemPlanOf({
    eventId: textSource(system, "EventID"),
    provider: attributeSource(system, "Provider", "Name"),
    channel: textSource(system, "Channel"),
    computer: textSource(system, "Computer"),
    eventRecordId: textSource(system, "EventRecordID"),
    timeCreated: attributeSource(system, "TimeCreated", "SystemTime"),
    userSid: attributeSource(system, "Security", "UserID"),
  });
}

/** The first element of this local name among its siblings. */
function findElement(content: readonly Content[], name: string): Element | undefined {
  return content.find((node): node is Element => node.kind === "element" && node.name === name);
}

function textSource(system: Element, name: string): FieldSource {
  const element = findElement(system.content, name);
  return element ? sourceOf(element.content) : absentField;
}

function attributeSource(system: Element, elementName: string, attributeName: string): FieldSource {
  const element = findElement(system.content, elementName);
  const attribute = element?.attributes.find(({ name }) => name === attributeName);
  return attribute ? sourceOf(attribute.value) : absentField;
}

function sourceOf(content: readonly Content[]): FieldSource {
  const [only] = content;
  if (content.length === 1 && only?.kind === "substitution") return valueField(only.index);
  return { valueIndex: -1, text: constantText(content), content };
}

/** The text of content without values; nested XML gives none. */
function constantText(content: readonly Content[]): string | null {
  let text = "";
  for (const node of content) {
    if (node.kind === "substitution") return null;
    if (node.kind === "text") text += node.text;
  }
  return text;
}
