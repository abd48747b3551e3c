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
  const records = specs.map((event, index) =>
    recordContent(event, { isInline, headerRecordId: headerRecordIds?.[index] }),
  );
  const chunks = fillChunks(records);
  const nextRecordId = records.reduce((next, { headerRecordId }) => Math.max(next, headerRecordId + 1), 1);
  const header = fileHeader({ chunkCount: chunks.length, nextRecordId, isDirty });
  const file = Buffer.concat([header, ...chunks.map((chunk) => chunk.finish())]);
  if (damagedChecksum !== undefined) damageChecksum(file, damagedChecksum);
  return file;
}

interface RecordOptions {
  isInline: boolean;
  headerRecordId: number | undefined;
}

function recordContent(event: EventSpec, { isInline, headerRecordId }: RecordOptions): RecordContent {
  return {
    headerRecordId: headerRecordId ?? event.eventRecordId,
    writtenTicks: fileTimeTicks(event.timeCreated),
    event: eventTemplate(event),
    isInline,
  };
}

/** A log without events has one empty chunk. */
function fillChunks(records: readonly RecordContent[]): Chunk[] {
  let chunk = new Chunk();
  const chunks = [chunk];
  for (const record of records) {
    if (chunk.tryAppend(record)) continue;
    if (!chunk.isEmpty) {
      chunk = new Chunk();
      chunks.push(chunk);
    }
    if (chunk.isEmpty && !chunk.tryAppend(record)) throw tooLarge(record);
  }
  return chunks;
}

function tooLarge({ headerRecordId }: RecordContent): EvtxWriterError {
  return new EvtxWriterError("eventTooLarge", `event ${headerRecordId} does not fit a chunk of 64 KiB`);
}
