import { isoOfEpoch } from "../time/written-forms.ts";
import { eventFieldsOf } from "../xml/event-fields.ts";
import { createXmlParser } from "../xml/parse-xml.ts";
import type { EventFields, EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases } from "./field-aliases.ts";
import { channelOf } from "./inferred-names.ts";
import { countOf, type EventData, eventIdOf, type JsonObject, setField, textOf } from "./json-fields.ts";
import { stringNames } from "./plaso-strings.ts";

const aliases: FieldAliases = {
  eventId: ["event_identifier"],
  time: ["timestamp"],
  computer: ["computer_name", "hostname"],
  channel: ["channel"],
  provider: ["source_name"],
  eventRecordId: ["record_number"],
  userSid: ["user_sid"],
  data: ["none"],
  notData: [],
};

const microsecondDigits = 6;

/** JSON Lines of plaso's psort; the event's XML is preferred to its strings, whose names plaso does not keep. */
export const plasoJson: EventFormat = {
  name: "plasoJson",
  lacks: "the channels of events and the names of their data, where a record has no `xml_string`",
  lacksIn: (record) => !Object.hasOwn(record, "xml_string"),
  recognizes: (record) => record.data_type === "windows:evtx:record",
  eventsOf: (record) => [eventOf(record)],
};

const parseXml = createXmlParser();

function eventOf(record: JsonObject): EventFields {
  const xml = textOf(record.xml_string);
  const parsed = xml === null ? null : parseXml(xml.trim());
  if (parsed) return eventFieldsOf(parsed.root);
  const fields = aliasedFields(record, aliases);
  const eventId = eventIdOf(fields.eventId);
  return {
    ...fields,
    eventId,
    channel: fields.channel || channelOf(fields.provider, eventId),
    time: isoOfMicroseconds(record.timestamp),
    data: () => dataOf(record.strings, fields.provider, eventId),
  };
}

function isoOfMicroseconds(timestamp: unknown): string | null {
  const digits = countOf(timestamp)
    ?.toString()
    .padStart(microsecondDigits + 1, "0");
  if (digits === undefined) return null;
  return isoOfEpoch(`${digits.slice(0, -microsecondDigits)}.${digits.slice(-microsecondDigits)}`);
}

function dataOf(strings: unknown, provider: string, eventId: number | null): EventData {
  const data: EventData = {};
  const values = Array.isArray(strings) ? strings.map((value) => textOf(value) ?? "") : [];
  const names = stringNames(provider, eventId ?? 0, values.length);
  if (!names) setField(data, "Data", values);
  for (const [index, name] of names?.slice(0, values.length).entries() ?? []) setField(data, name, values[index] ?? "");
  return data;
}
