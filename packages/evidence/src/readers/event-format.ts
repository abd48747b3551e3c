import type { EventData, JsonObject } from "./json-fields.ts";

/** The fields of one event as a format writes them, before times are normalized and fields checked. */
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

/** One format of events as records with keys (JSON objects, rows of CSV): how it is known, and where its fields are. */
export interface EventFormat {
  name: string;
  /** What sessions need and the format does not carry: a clause that goes on from "This format lacks". */
  lacks?: string;
  /** Whether a record lacks it; without this, every one does. */
  lacksIn?(record: JsonObject): boolean;
  recognizes(record: JsonObject): boolean;
  /** The events of one record: one, or none or several where a record tells of a detection. */
  eventsOf(record: JsonObject): readonly EventFields[];
}
