import type { EventSpec } from "../../event-spec.ts";
import {
  element,
  optionalSubstitution,
  text,
  type XmlAttribute,
  type XmlElement,
  type XmlSubstitution,
} from "../binxml/xml-node.ts";
import { nullValue, type Value } from "../values/value.ts";

/** Where the substitution array has what only one of the two layouts has there. */
interface SystemLayout {
  relatedActivityIdIndex: number;
  bodyIndex: number;
}

/** Providers with a manifest put provider and channel into the values; those of the older logging API into the definition. */
const manifestLayout: SystemLayout = { relatedActivityIdIndex: 13, bodyIndex: 17 };
const classicLayout: SystemLayout = { relatedActivityIdIndex: 18, bodyIndex: 19 };

/** Only events of the older logging API have qualifiers. */
function isClassic({ qualifiers }: EventSpec): boolean {
  return qualifiers !== undefined;
}

/** The index of the value that holds EventData or what is in UserData. */
export function bodyIndex(event: EventSpec): number {
  return layoutOf(event).bodyIndex;
}

function layoutOf(event: EventSpec): SystemLayout {
  return isClassic(event) ? classicLayout : manifestLayout;
}

/** System as Windows defines it; only the computer's name is part of the definition in both layouts. */
export function systemElement(event: EventSpec): XmlElement {
  const { relatedActivityIdIndex } = layoutOf(event);
  const channel = isClassic(event) ? text(event.channel) : optionalSubstitution(16, "string");
  return element("System", {
    content: [
      element("Provider", { attributes: providerAttributes(event) }),
      field("EventID", optionalSubstitution(3, "uint16"), [
        { name: "Qualifiers", value: optionalSubstitution(4, "uint16") },
      ]),
      field("Version", optionalSubstitution(11, "uint8")),
      field("Level", optionalSubstitution(0, "uint8")),
      field("Task", optionalSubstitution(2, "uint16")),
      field("Opcode", optionalSubstitution(1, "uint8")),
      field("Keywords", optionalSubstitution(5, "hexInt64")),
      attributesOnly("TimeCreated", { SystemTime: optionalSubstitution(6, "fileTime") }),
      field("EventRecordID", optionalSubstitution(10, "uint64")),
      attributesOnly("Correlation", {
        ActivityID: optionalSubstitution(7, "guid"),
        RelatedActivityID: optionalSubstitution(relatedActivityIdIndex, "guid"),
      }),
      attributesOnly("Execution", {
        ProcessID: optionalSubstitution(8, "uint32"),
        ThreadID: optionalSubstitution(9, "uint32"),
      }),
      channel.kind === "text" ? element("Channel", { content: [channel] }) : field("Channel", channel),
      element("Computer", { content: [text(event.computer)] }),
      attributesOnly("Security", { UserID: optionalSubstitution(12, "sid") }),
    ],
  });
}

function providerAttributes(event: EventSpec): XmlAttribute[] {
  if (!isClassic(event)) {
    return [
      { name: "Name", value: optionalSubstitution(14, "string") },
      { name: "Guid", value: optionalSubstitution(15, "guid") },
    ];
  }
  const name = { name: "Name", value: text(event.provider) };
  if (event.providerGuid === undefined) return [name];
  const guid = { name: "Guid", value: text(event.providerGuid) };
  return [name, guid, { name: "EventSourceName", value: text(event.provider) }];
}

function field(name: string, value: XmlSubstitution, attributes: readonly XmlAttribute[] = []): XmlElement {
  return element(name, { attributes, content: [value], dependencyId: value.index });
}

function attributesOnly(name: string, values: Record<string, XmlSubstitution>): XmlElement {
  return element(name, {
    attributes: Object.entries(values).map(([attribute, value]) => ({ name: attribute, value })),
  });
}

/** The values System refers to, in order up to the body's index. */
export function systemValues(event: EventSpec): Value[] {
  const values: Value[] = [
    { type: "uint8", text: String(event.level) },
    { type: "uint8", text: String(event.opcode) },
    { type: "uint16", text: String(event.task) },
    { type: "uint16", text: String(event.eventId) },
    optional("uint16", event.qualifiers?.toString()),
    { type: "hexInt64", text: event.keywords },
    { type: "fileTime", text: event.timeCreated },
    optional("guid", event.activityId),
    { type: "uint32", text: String(event.processId) },
    { type: "uint32", text: String(event.threadId) },
    { type: "uint64", text: String(event.eventRecordId) },
    { type: "uint8", text: String(event.version) },
    optional("sid", event.userSid === "" ? undefined : event.userSid),
    nullValue,
  ];
  if (isClassic(event)) return [...values, nullValue, nullValue, nullValue, nullValue, nullValue];
  return [
    ...values,
    { type: "string", text: event.provider },
    optional("guid", event.providerGuid),
    { type: "string", text: event.channel },
  ];
}

function optional(type: "uint16" | "guid" | "sid", value: string | undefined): Value {
  return value === undefined ? nullValue : { type, text: value };
}
