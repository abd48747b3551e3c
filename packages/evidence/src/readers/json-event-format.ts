import type { EventData, JsonObject } from "./json-fields.ts";

/** The fields of one event as a JSON format writes them, before times are normalized and fields checked. */
export interface EventFields {
  eventId: number | null;
  channel: string;
  provider: string;
  computer: string;
  eventRecordId: number | null;
  time: string | null;
  userSid: string;
  /** Called only when the event's data is wanted. */
  data(): EventData;
}

/** One JSON format of events: how a record is known by its keys, and where its fields are. */
export interface JsonEventFormat {
  name: string;
  recognizes(record: JsonObject): boolean;
  fieldsOf(record: JsonObject): EventFields;
}
