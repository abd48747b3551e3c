import type { EventData } from "./data-fields.ts";
import type { JsonBytes } from "./json-bytes.ts";

/** The text of a field of data; a list where its name occurs again, undefined where the event has none. */
export type FieldText = string | readonly string[] | undefined;

/**
 * One record as it lies in its chunk: texts are decoded when they are read, and nothing else is. The same object is lent
 * for each record and means nothing once `onRecord` has returned.
 */
export interface RecordView {
  /** Byte offset of the record in the file. */
  readonly offset: number;
  /** The number in the record header, a position; `eventRecordId` is the event's identity, and they can differ. */
  readonly headerRecordId: number;
  readonly eventId: number;
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
  /** System/EventRecordID; null where it is missing or no safe integer. */
  readonly eventRecordId: number | null;
  /** UTC, seven digits of a second; null where it is missing. */
  readonly timeCreated: string | null;
  readonly userSid: string;
  /** EventData or UserData by local name; unnamed Data under `Data`, always a list. */
  readonly data: EventData;
  /** Found by carving, outside the chunk's own range. */
  readonly recovered: boolean;
  /** Read by the fixed System layout because its template was lost. */
  readonly inferred: boolean;
  /** The option's `fields`, in its order; the same list for each record. */
  fieldTexts(): readonly FieldText[];
  /** Appends the whole event as one line of JSON, as `evtx_dump -o jsonl` does; false, and nothing, where it is not whole. */
  appendJson(out: JsonBytes): boolean;
}
