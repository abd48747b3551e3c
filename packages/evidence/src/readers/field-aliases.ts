import type { EventFields } from "./event-format.ts";
import {
  countOf,
  type EventData,
  fieldText,
  isJsonObject,
  type JsonObject,
  member,
  setField,
  textOf,
} from "./json-fields.ts";

/** Where a format keeps an event's fields; the first name present counts, and a dot goes one object deeper. */
export interface FieldAliases {
  eventId: readonly string[];
  time: readonly string[];
  computer: readonly string[];
  channel: readonly string[];
  provider: readonly string[];
  eventRecordId: readonly string[];
  userSid: readonly string[];
  /** Objects that hold the event's data; none: it lies at top level, beside the names of `notData`. */
  data: readonly string[];
  /** Top-level names that are the shipper's own or repeat the System element. */
  notData: readonly string[];
}

/** Channels whose case some shippers change; Windows' spelling. */
const channelSpellings = new Map(
  ["Security", "System", "Application"].map((channel) => [channel.toLowerCase(), channel]),
);

/** The fields of a record by a table of names. */
export function aliasedFields(record: JsonObject, aliases: FieldAliases): EventFields {
  const text = (names: readonly string[]) => textOf(firstOf(record, names)) ?? "";
  const channel = text(aliases.channel);
  return {
    eventId: countOf(firstOf(record, aliases.eventId)),
    channel: channelSpellings.get(channel.toLowerCase()) ?? channel,
    provider: text(aliases.provider),
    computer: text(aliases.computer),
    eventRecordId: countOf(firstOf(record, aliases.eventRecordId)),
    time: text(aliases.time) || null,
    userSid: text(aliases.userSid),
    data: () => dataOf(record, aliases),
  };
}

/** Whether a record has each of these, under one of its names. */
export function hasAll(record: JsonObject, fields: readonly (readonly string[])[]): boolean {
  return fields.every((names) => firstOf(record, names) !== undefined);
}

/** The first of the names that is there; a name with dots is a key itself or a path of keys. */
export function firstOf(record: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const value = valueAt(record, name);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function valueAt(record: JsonObject, name: string): unknown {
  const value = member(record, name);
  if (value !== undefined) return value;
  const path = pathOf(name);
  return path.length === 1 ? undefined : path.reduce<unknown>(member, record);
}

/** The names of the tables, split once: records of no format are asked for each of them, and may be millions. */
const paths = new Map<string, readonly string[]>();

function pathOf(name: string): readonly string[] {
  const known = paths.get(name);
  if (known) return known;
  const path = name.split(".");
  paths.set(name, path);
  return path;
}

function dataOf(record: JsonObject, { data: holders, notData }: FieldAliases): EventData {
  const data: EventData = {};
  if (holders.length === 0) addFields(data, record, notData);
  for (const holder of holders) {
    const object = valueAt(record, holder);
    if (!isJsonObject(object)) addFlatFields(data, record, `${holder}.`);
    else {
      addFields(data, object, notData);
      // The element within UserData (`EventXML`, `LogFileCleared`) only names the kind of data.
      for (const inner of Object.values(object)) if (isJsonObject(inner)) addFields(data, inner, notData);
    }
  }
  return data;
}

function addFields(data: EventData, object: JsonObject, notData: readonly string[]): void {
  for (const [name, value] of Object.entries(object)) {
    if (isJsonObject(value) || notData.includes(name)) continue;
    // Unnamed elements are a list even where there is only one.
    if (name === "Data" && !Array.isArray(value)) setField(data, name, [textOf(value) ?? ""]);
    else setField(data, name, fieldText(value));
  }
}

/** Keys such as `winlog.event_data.TargetUserName`, which some exports write instead of objects. */
function addFlatFields(data: EventData, record: JsonObject, prefix: string): void {
  for (const [name, value] of Object.entries(record)) {
    if (name.startsWith(prefix) && !isJsonObject(value)) setField(data, name.slice(prefix.length), fieldText(value));
  }
}
