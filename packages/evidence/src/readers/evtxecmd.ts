import { eventDataOf, eventFieldsOf } from "../xml/event-fields.ts";
import { elementOfJson } from "../xml/xml-element.ts";
import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, hasAll } from "./field-aliases.ts";
import { type EventData, isJsonObject, type JsonObject, member, textOf } from "./json-fields.ts";

/** Columns of EvtxECmd's CSV and keys of its JSON. `UserName` is the subject of a 4624, so the data is read from `Payload`. */
const aliases: FieldAliases = {
  eventId: ["EventId"],
  time: ["TimeCreated"],
  computer: ["Computer"],
  channel: ["Channel"],
  provider: ["Provider"],
  // `RecordNumber` is only the position in the file.
  eventRecordId: ["EventRecordId"],
  userSid: ["UserId"],
  data: ["Payload"],
  notData: [],
};

/** EvtxECmd's CSV and JSON, one row or object an event. */
export const evtxECmd: EventFormat = {
  name: "evtxECmd",
  recognizes: (record) => hasAll(record, [aliases.eventId, aliases.eventRecordId, aliases.time, aliases.computer]),
  eventsOf(record) {
    const fields = aliasedFields(record, aliases);
    return [{ ...fields, time: fields.time && inUtc(fields.time), data: () => payloadOf(record) }];
  },
};

/** EvtxECmd's JSON with `--fj`: the whole event, its attributes as `@NAME`. */
export const evtxECmdFullJson: EventFormat = {
  name: "evtxECmdFullJson",
  recognizes: (record) => member(member(member(member(record, "Event"), "System"), "Provider"), "@Name") !== undefined,
  eventsOf: (record) => [eventFieldsOf(elementOfJson("Event", record.Event))],
};

/** EvtxECmd always writes UTC; its CSV has no zone mark. */
function inUtc(time: string): string {
  return /(?:Z|[+-]\d{2}:?\d{2})$/i.test(time) ? time : `${time}Z`;
}

function payloadOf(record: JsonObject): EventData {
  const payload = record.Payload;
  const parsed = isJsonObject(payload) ? payload : parseJson(textOf(payload) ?? "");
  return eventDataOf(elementOfJson("Event", parsed));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
