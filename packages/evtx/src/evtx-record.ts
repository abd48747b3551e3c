/** One record as stored: System always, `data` when asked for. */
export interface EvtxRecord {
  /** Byte offset of the record in the file. */
  offset: number;
  /** The number in the record header, a position; `eventRecordId` is the event's identity, and they can differ. */
  headerRecordId: number;
  eventId: number;
  provider: string;
  channel: string;
  computer: string;
  /** System/EventRecordID; null where it is missing or no safe integer. */
  eventRecordId: number | null;
  /** UTC, seven digits of a second; null where it is missing. */
  timeCreated: string | null;
  userSid: string;
  /** EventData or UserData by local name; unnamed Data under `Data`, always a list. Empty when not wanted. */
  data: Record<string, string | string[]>;
  /** The whole event as one line of JSON, in the form of `evtx_dump -o jsonl`; there if asked for and readable. */
  json?: string;
  /** Found by carving, outside the chunk's own range. */
  recovered: boolean;
  /** Read by the fixed System layout because its template was lost. */
  inferred: boolean;
}
