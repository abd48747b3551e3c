import { type EventSpec, type EventSpecInput, eventSpecSchema } from "../event-spec.ts";
import { Chunk } from "./chunk.ts";
import { type Checksum, damageChecksum } from "./damage-checksum.ts";
import { EvtxWriterError } from "./errors.ts";
import { eventTemplate } from "./event/event-template.ts";
import { fileHeader } from "./file-header.ts";
import type { RecordContent } from "./record.ts";
import { fileTimeTicks } from "./values/time.ts";

/** What makes a file other than Windows' own services write it, all of it seen in real logs. */
export interface EvtxOptions {
  /** Records of plain elements with text values instead of templates. */
  isInline?: boolean;
  /** The ids of the record headers, one an event, where they differ from EventRecordID as in exported logs. */
  headerRecordIds?: readonly number[];
  /** The flag of a log that was not closed. */
  isDirty?: boolean;
  /** A checksum that is wrong wherever it stands. */
  damagedChecksum?: Checksum;
}

/** Events in, a valid .evtx file out: the same bytes for the same events on every machine. */
export function writeEvtx(events: readonly EventSpecInput[]): Uint8Array {
  return writeEvtxWith(events, {});
}

/** `writeEvtx` with what readers trip over in real logs. */
export function writeEvtxWith(events: readonly EventSpecInput[], options: EvtxOptions): Uint8Array {
  const { headerRecordIds, isInline = false, isDirty = false, damagedChecksum } = options;
  if (headerRecordIds && headerRecordIds.length !== events.length) {
    throw new EvtxWriterError("badOption", `${headerRecordIds.length} header record ids for ${events.length} events`);
  }
  const specs = events.map((event) => eventSpecSchema.parse(event));
  const records = specs.map((event, index) => {
    const headerRecordId = headerRecordIds?.[index] ?? event.eventRecordId;
    return namingEvent(headerRecordId, () => recordContent(event, { isInline, headerRecordId }));
  });
  const chunks = fillChunks(records);
  const nextRecordId = records.reduce((next, { headerRecordId }) => Math.max(next, headerRecordId + 1), 1);
  const header = fileHeader({ chunkCount: chunks.length, nextRecordId, isDirty });
  const file = Buffer.concat([header, ...chunks.map((chunk) => chunk.finish())]);
  if (damagedChecksum !== undefined) damageChecksum(file, damagedChecksum);
  return file;
}

function recordContent(event: EventSpec, options: Pick<RecordContent, "isInline" | "headerRecordId">): RecordContent {
  return { ...options, writtenTicks: fileTimeTicks(event.timeCreated), event: eventTemplate(event) };
}

/** Says in a refusal which event it was. */
function namingEvent<Result>(headerRecordId: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EvtxWriterError)) throw error;
    throw new EvtxWriterError(error.code, `event ${headerRecordId}: ${error.message}`, { cause: error });
  }
}

/** A log without events has one empty chunk. */
function fillChunks(records: readonly RecordContent[]): Chunk[] {
  const chunks = [new Chunk()];
  for (const record of records) namingEvent(record.headerRecordId, () => appendRecord(chunks, record));
  return chunks;
}

function appendRecord(chunks: Chunk[], record: RecordContent): void {
  if (chunks.at(-1)!.tryAppend(record)) return;
  const next = new Chunk();
  if (!next.tryAppend(record)) throw new EvtxWriterError("eventTooLarge", "does not fit a chunk of 64 KiB");
  chunks.push(next);
}
