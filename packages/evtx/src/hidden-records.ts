import { type Chunk, recordIdAt } from "./chunk.ts";
import { findRecord, recordSizeAt } from "./record.ts";

interface RecordSpan {
  /** Of the record, in bytes. */
  size: number;
  /** Where the records of the chunk end. */
  end: number;
}

/**
 * The offset of the next record where it stands inside this one, whose size is then wrong; else 0. Looked for only where
 * what follows is not the next record: healthy records are not searched byte by byte.
 */
export function findSwallowed({ view, bytes }: Chunk, offset: number, { size, end }: RecordSpan): number {
  const nextId = recordIdAt(view, offset + 8) + 1;
  const next = offset + size;
  if (recordSizeAt(view, next, end) > 0 && recordIdAt(view, next + 8) === nextId) return 0;
  for (let inner = offset + 1; ; inner++) {
    inner = findRecord(view, bytes, inner, next);
    if (inner === next) return 0;
    if (recordIdAt(view, inner + 8) === nextId) return inner;
  }
}

/** Records that stand behind the end told by the chunk's header, though they are the chunk's own. */
interface HiddenRecords {
  count: number;
  /** Where the last of them ends. */
  end: number;
  lastRecordId: number;
}

/**
 * Looks in free space for records that go on from `lastId`: the next in line, whatever range the header tells, and any
 * in that range. Leftovers of an older generation, which healthy logs have there, are neither.
 */
export function findHidden({ view, bytes, lastRecordId }: Chunk, start: number, lastId: number): HiddenRecords {
  const found = { count: 0, end: start, lastRecordId: lastId };
  for (let offset = start; ; offset++) {
    offset = findRecord(view, bytes, offset, view.byteLength);
    if (offset >= view.byteLength) return found;
    const id = recordIdAt(view, offset + 8);
    const isNext = offset === found.end && id === found.lastRecordId + 1;
    if (!isNext && (id <= found.lastRecordId || id > lastRecordId)) continue;
    found.count++;
    found.lastRecordId = id;
    found.end = offset + recordSizeAt(view, offset, view.byteLength);
    offset = found.end - 1;
  }
}
