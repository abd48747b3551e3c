import { isoOfEpoch, isoOfWritten } from "../time/written-forms.ts";
import { eventFieldsOf } from "../xml/event-fields.ts";
import { createXmlParser } from "../xml/parse-xml.ts";
import type { EventFields, EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, firstOf, hasAll } from "./field-aliases.ts";
import { providerOf } from "./inferred-names.ts";
import { type EventData, fieldText, isJsonObject, type JsonObject, setField } from "./json-fields.ts";

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

/** Names of rendered text (English Windows); where a section of the message repeats a name its values are a list. */
const renderedNames: readonly { name: string; subject: string; target: string }[] = [
  { name: "Security_ID", subject: "SubjectUserSid", target: "TargetUserSid" },
  { name: "Account_Name", subject: "SubjectUserName", target: "TargetUserName" },
  { name: "Account_Domain", subject: "SubjectDomainName", target: "TargetDomainName" },
  { name: "Logon_ID", subject: "SubjectLogonId", target: "TargetLogonId" },
];
const renderedSingles: ReadonlyMap<string, string> = new Map([
  ["Logon_Type", "LogonType"],
  ["Source_Network_Address", "IpAddress"],
  ["Workstation_Name", "WorkstationName"],
  ["Linked_Logon_ID", "TargetLinkedLogonId"],
  ["Process_Name", "ProcessName"],
  ["New_Process_Name", "NewProcessName"],
  ["Service_Name", "ServiceName"],
  ["Task_Name", "TaskName"],
]);
/** Messages whose only account is the one that is acted on. */
const targetOnly: ReadonlySet<number> = new Set([4634, 4647]);

/** Splunk's JSON: a `result` a line, or one object with `results`. */
export const splunkJson: EventFormat = {
  name: "splunkJson",
  lacks: "the names that Windows gives to an event's data, where no XML stands in `_raw`",
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

function dataOf(result: JsonObject, { eventId, data: flat }: EventFields): EventData {
  const data = flat();
  for (const { name, subject, target } of renderedNames) {
    const values = [fieldText(firstOf(result, [name]) ?? [])].flat();
    const names = values.length === 1 && targetOnly.has(eventId ?? 0) ? [target] : [subject, target];
    for (const [index, field] of names.slice(0, values.length).entries()) setField(data, field, values[index] ?? "");
  }
  for (const [name, field] of renderedSingles) {
    const value = firstOf(result, [name]);
    if (value !== undefined) setField(data, field, fieldText(value));
  }
  return data;
}
