import { isoOfEpoch, isoOfWritten } from "../time/written-forms.ts";
import { eventFieldsOf } from "../xml/event-fields.ts";
import { createXmlParser } from "../xml/parse-xml.ts";
import type { EventFields, EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, firstOf, hasAll } from "./field-aliases.ts";
import { providerOf } from "./inferred-names.ts";
import { type EventData, fieldText, isJsonObject, type JsonObject, setField } from "./json-fields.ts";
import { addField, dataOfMessage } from "./rendered-message.ts";
import { renderedField } from "./rendered-names.ts";

/** Fields as Splunk's add-on for Windows extracts them, from XML and from rendered text. */
const aliases: FieldAliases = {
  eventId: ["EventCode", "EventID"],
  time: ["SystemTime", "_time"],
  computer: ["ComputerName", "Computer", "host"],
  channel: ["LogName", "Channel", "source"],
  provider: ["SourceName", "Provider"],
  eventRecordId: ["RecordNumber", "EventRecordID"],
  userSid: ["UserID"],
  data: [],
  notData: ["_raw", "_time", "Message"],
};

/** Labels of a message that Splunk extracts, blanks as `_`; where the message repeats one, its values are a list. */
const accountLabels = ["Security ID", "Account Name", "Account Domain", "Logon ID"];
/** The sections that the values of such a list come from. */
const accountSections = ["Subject", "New Logon"];
/** Labels that a message has once. */
const singleLabels = [
  ...["Logon Type", "Elevated Token", "Linked Logon ID", "Source Network Address", "Workstation Name"],
  ...["Process Name", "New Process Name", "Service Name", "Task Name"],
];

/** Splunk's JSON: a `result` a line, or one object with `results`. */
export const splunkJson: EventFormat = {
  name: "splunkJson",
  lacks:
    "the names that Windows gives to an event's data where no XML stands in `_raw`: they are read from the message, in English only",
  lacksIn: (record) => !resultsOf(record).some((result) => isResult(result) && hasXml(result)),
  recognizes: (record) => resultsOf(record).some(isResult),
  eventsOf: (record) => resultsOf(record).filter(isResult).map(eventOf),
};

const parseXml = createXmlParser();

function resultsOf({ result, results }: JsonObject): readonly unknown[] {
  return Array.isArray(results) ? results : [result];
}

function isResult(value: unknown): value is JsonObject {
  if (!isJsonObject(value)) return false;
  return hasXml(value) || hasAll(value, [aliases.eventId, aliases.time, aliases.computer]);
}

function hasXml(result: JsonObject): boolean {
  return typeof result._raw === "string" && /^\s*<Event[\s>]/.test(result._raw);
}

function eventOf(result: JsonObject): EventFields {
  const parsed = hasXml(result) ? parseXml(String(result._raw).trim()) : null;
  if (parsed) return eventFieldsOf(parsed.root);
  const fields = aliasedFields(result, aliases);
  const channel = fields.channel.replace(/^(?:Xml)?WinEventLog:/, "");
  const provider = fields.provider.replace(/^Microsoft Windows security auditing\.$/, "");
  return {
    ...fields,
    channel,
    provider: provider || providerOf(channel, fields.eventId),
    time: timeOf(fields.time),
    data: () => dataOf(result, fields),
  };
}

function timeOf(written: string | null): string | null {
  const time = written?.replace(/^'|'$/g, "") ?? null;
  return time && (isoOfEpoch(time) ?? isoOfWritten(time) ?? time);
}

/** The message tells which account is which; without it the order of Splunk's lists does. */
function dataOf(result: JsonObject, { eventId, data: flat }: EventFields): EventData {
  const data = flat();
  const message = typeof result.Message === "string" ? dataOfMessage(result.Message, eventId ?? 0) : {};
  for (const [name, value] of Object.entries(message)) setField(data, name, value);
  const add = (section: string, label: string, value: string) =>
    addField(data, renderedField(eventId ?? 0, section, label), value);
  for (const label of accountLabels) {
    const values = valuesOf(result, label);
    for (const [index, section] of accountSections.slice(0, values.length).entries()) {
      add(section, label, values[index] ?? "");
    }
  }
  for (const label of singleLabels) for (const value of valuesOf(result, label)) add("New Logon", label, value);
  return data;
}

function valuesOf(result: JsonObject, label: string): string[] {
  return [fieldText(firstOf(result, [label.replaceAll(" ", "_")]) ?? [])].flat();
}
