import { isoOfWritten } from "../time/written-forms.ts";
import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, firstOf, hasAll } from "./field-aliases.ts";
import { channelNames, fieldNames, fieldNamesById, valueSpellings } from "./hayabusa-names.ts";
import { providerOf } from "./inferred-names.ts";
import { type EventData, fieldText, isJsonObject, type JsonObject, setField } from "./json-fields.ts";

const aliases: FieldAliases = {
  eventId: ["EventID"],
  // The second one in the profiles made for Timesketch.
  time: ["Timestamp", "datetime"],
  computer: ["Computer"],
  channel: ["Channel"],
  provider: ["Provider"],
  eventRecordId: ["RecordID"],
  userSid: [],
  data: [],
  notData: [],
};

/** Columns that hold the event's data; which of them are there depends on the profile. */
const dataColumns = ["Details", "ExtraFieldInfo", "AllFieldInfo"];

/** Hayabusa's timelines, CSV and JSON, one row or object a rule that found the event. */
export const hayabusa: EventFormat = {
  name: "hayabusa",
  lacks: "all events that no rule found (and, with the usual settings, those of noisy rules), so it is no baseline",
  recognizes: (record) =>
    hasAll(record, [["RuleTitle", "message"], aliases.eventId, aliases.time, aliases.computer, dataColumns]),
  eventsOf(record) {
    const fields = aliasedFields(record, aliases);
    // Rows of correlation rules tell of several events.
    if (fields.eventId === null) return [];
    const channel = channelNames.get(fields.channel) ?? fields.channel;
    const provider = fields.provider || providerOf(channel, fields.eventId);
    const time = fields.time && (isoOfWritten(fields.time) ?? fields.time);
    return [{ ...fields, channel, provider, time, data: () => dataOf(record, fields.eventId ?? 0) }];
  },
};

function dataOf(record: JsonObject, eventId: number): EventData {
  const data: EventData = {};
  for (const column of dataColumns) {
    const value = firstOf(record, [column]);
    const pairs = isJsonObject(value) ? Object.entries(value) : typeof value === "string" ? pairsOf(value) : [];
    for (const [alias, written] of pairs) {
      const name = fieldNamesById.get(eventId)?.[alias] ?? fieldNames[alias] ?? alias;
      if (!Object.hasOwn(data, name)) setField(data, name, spelledOut(name, fieldText(written)));
    }
  }
  return data;
}

/** `TgtUser: bob ¦ LID: 0x1` */
function pairsOf(details: string): [string, string][] {
  return details.split(" ¦ ").flatMap((pair): [string, string][] => {
    const at = pair.indexOf(":");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
  });
}

/** Logon types come with their name, and some of Windows' codes as words. */
function spelledOut(name: string, value: string | string[]): string | string[] {
  if (typeof value !== "string") return value;
  if (name === "LogonType") return /^\d+/.exec(value)?.[0] ?? value;
  return valueSpellings[name]?.[value.toUpperCase()] ?? value;
}
