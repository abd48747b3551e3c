import {
  type Chunk,
  chunkBytes,
  chunkHeaderBytes,
  isHeaderChecksumRight,
  isRecordsChecksumRight,
  isZero,
  recordIdAt,
  recordsEnd,
} from "./chunk.ts";
import { ChunkProblems } from "./chunk-problems.ts";
import type { Crc32 } from "./crc32.ts";
import { Damage } from "./damage.ts";
import type { ProblemLog } from "./evtx-problem.ts";
import { findHidden, findSwallowed } from "./hidden-records.ts";
import { findRecord, recordSizeAt, tornRecordSizeAt } from "./record.ts";
import type { RecordReader } from "./record-reader.ts";
import type { RecordView } from "./record-view.ts";
import type { SeenRecordIds } from "./seen-record-ids.ts";

/** Where the walk hands what it finds. */
export interface WalkOutput {
  /** Decides by the event id alone whether a record is handed over; null: all are. */
  wantsRecord: ((eventId: number) => boolean) | null;
  onRecord: (record: RecordView) => void;
  problems: ProblemLog;
}

/** How the walk is done. */
export interface WalkOptions {
  /** Records given so far, where recovered ones are wanted; null where they are not. */
  seen: SeenRecordIds | null;
  /** Null: checksums are not taken. */
  crc32: Crc32 | null;
}

/** Records behind damage that are not of the chunk they stand in; offsets in the chunk. */
interface ForeignRecords {
  count: number;
  start: number;
  /** Where the last of them ends. */
  end: number;
}

/** Walks the records of one chunk after another and goes on behind damage. */
export class ChunkWalk {
  readonly #reader: RecordReader;
  readonly #output: WalkOutput;
  readonly #problems: ChunkProblems;
  readonly #seen: SeenRecordIds | null;
  readonly #crc32: Crc32 | null;
  /** Records of the current chunk that stood in line. */
  #ownCount = 0;
  #foreign: ForeignRecords | null = null;
  /** Id of the last record of the current chunk that stood in line. */
  #lastRecordId = Number.NaN;

  constructor(reader: RecordReader, output: WalkOutput, { seen, crc32 }: WalkOptions) {
    this.#reader = reader;
    this.#output = output;
    this.#problems = new ChunkProblems(output.problems);
    this.#seen = seen;
    this.#crc32 = crc32;
  }

  walk(chunk: Chunk): void {
    this.#problems.useChunk(chunk);
    this.#reader.useChunk(chunk);
    this.#checkHeader(chunk);
    this.#lastRecordId = chunk.firstRecordId - 1;
    this.#ownCount = 0;
    this.#foreign = null;
    const declaredEnd = recordsEnd(chunk);
    this.#walkRecords(chunk, chunkHeaderBytes, declaredEnd);
    const end = this.#extendToHidden(chunk, declaredEnd);
    if (end > declaredEnd) this.#walkRecords(chunk, declaredEnd, end);
    if (this.#seen) this.#carve(chunk, end, chunk.view.byteLength);
    else if (this.#foreign) this.#reportForeign(chunk, this.#foreign, end);
  }

  /**
   * Reads records in line. Behind damage, those whose id is not of this chunk are of another generation: they, and the
   * gaps among them, are no loss.
   */
  #walkRecords(chunk: Chunk, start: number, end: number): void {
    const { view, bytes } = chunk;
    let isInLine = start === chunkHeaderBytes;
    let isAmongForeign = false;
    const firstUnusual = isInLine ? this.#walkUsual(chunk, start, end) : start;
    for (let offset = firstUnusual; offset < end; ) {
      let size = recordSizeAt(view, offset, end) || tornRecordSizeAt(view, bytes, offset, end);
      if (size === 0) {
        isInLine = false;
        offset = isAmongForeign ? findRecord(view, bytes, offset + 1, end) : this.#skipDamage(chunk, offset, end);
        continue;
      }
      isAmongForeign = !isInLine && !isOwnRecord(chunk, offset);
      if (isAmongForeign) {
        this.#passForeign(offset, size);
        this.#recover(chunk, offset, size);
      } else {
        size = this.#sizeBeforeSwallowed(chunk, offset, size, end);
        this.#readInLine(chunk, offset, size);
      }
      offset += size;
    }
  }

  #readInLine(chunk: Chunk, offset: number, size: number): void {
    this.#ownCount++;
    this.#readRecord(chunk, offset, size);
    this.#lastRecordId = recordIdAt(chunk.view, offset + 8);
  }

  #passForeign(offset: number, size: number): void {
    const { count, start } = this.#foreign ?? { count: 0, start: offset };
    this.#foreign = { count: count + 1, start, end: offset + size };
  }

  /** Reads whole records as long as each is followed by the next; returns where that ends. Far the most stand so. */
  #walkUsual(chunk: Chunk, start: number, end: number): number {
    const { view } = chunk;
    let offset = start;
    let size = recordSizeAt(view, offset, end);
    while (size > 0) {
      const next = offset + size;
      const nextSize = recordSizeAt(view, next, end);
      if (nextSize === 0 || recordIdAt(view, next + 8) !== recordIdAt(view, offset + 8) + 1) break;
      this.#readInLine(chunk, offset, size);
      offset = next;
      size = nextSize;
    }
    return offset;
  }

  /** The record's size; where the next record stands inside it, only what is before that. */
  #sizeBeforeSwallowed(chunk: Chunk, offset: number, size: number, end: number): number {
    const swallowed = findSwallowed(chunk, offset, { size, end });
    if (swallowed === 0) return size;
    const text = `the size of record ${recordIdAt(chunk.view, offset + 8)} is wrong: other records stand inside it`;
    this.#problems.lost("recordDamaged", offset, null, text);
    return swallowed - offset;
  }

  /** Where the chunk's records really end; its header may tell less. What the records tell is then believed, not it. */
  #extendToHidden(chunk: Chunk, declaredEnd: number): number {
    const { count, end, lastRecordId } = findHidden(chunk, declaredEnd, this.#lastRecordId);
    if (count === 0) return declaredEnd;
    const text = `${count} records stand behind the end of records that the chunk's header tells; read all the same`;
    this.#problems.note("hiddenRecords", declaredEnd, text);
    chunk.firstRecordId = Math.min(chunk.firstRecordId, this.#lastRecordId + 1);
    chunk.lastRecordId = Math.max(chunk.lastRecordId, lastRecordId);
    return end;
  }

  /** Returns where the next record stands, or `end`. */
  #skipDamage(chunk: Chunk, offset: number, end: number): number {
    if (isZero(chunk.bytes, offset, end)) {
      this.#problems.note("zeroTail", offset, `${end - offset} zeros stand where records should`);
      return end;
    }
    const next = findRecord(chunk.view, chunk.bytes, offset + 1, end);
    const bytesLost = next - offset;
    this.#problems.lost("recordDamaged", offset, bytesLost, `a record is damaged; ${bytesLost} bytes are skipped`);
    return next;
  }

  #readRecord(chunk: Chunk, offset: number, size: number): void {
    const reader = this.#reader;
    const headerRecordId = recordIdAt(chunk.view, offset + 8);
    const opened = this.#open(chunk, offset, size);
    if (opened instanceof Damage) {
      this.#reportDamage(opened, offset, size, `record ${headerRecordId} is lost`);
      return;
    }
    this.#problems.goodRecord(headerRecordId);
    if (opened === "unwanted") return;
    this.#seen?.add(reader.eventRecordId);
    this.#output.onRecord(reader);
    if (reader.inferred) this.#noteInferred(headerRecordId, offset);
    if (reader.damage) {
      this.#reportDamage(reader.damage, offset, null, `the data of record ${headerRecordId} is not whole`);
    }
  }

  /** Opens a record so far that nothing of its System part can fail. */
  #open(chunk: Chunk, offset: number, size: number): "wanted" | "unwanted" | Damage {
    try {
      this.#reader.open(chunk, offset, size);
      if (this.#output.wantsRecord?.(this.#reader.eventId) === false) return "unwanted";
      this.#reader.checkSystem();
      return "wanted";
    } catch (error) {
      if (error instanceof Damage) return error;
      throw error;
    }
  }

  /** Looks for whole records of another generation in free space. */
  #carve(chunk: Chunk, start: number, end: number): void {
    let offset = findRecord(chunk.view, chunk.bytes, start, end);
    while (offset < end) {
      const size = recordSizeAt(chunk.view, offset, end);
      this.#recover(chunk, offset, size);
      offset = findRecord(chunk.view, chunk.bytes, offset + size, end);
    }
  }

  /** Gives a record of another generation if it can be read and was not given before; if not, that is no loss. */
  #recover(chunk: Chunk, offset: number, size: number): void {
    const reader = this.#reader;
    if (!this.#seen || this.#open(chunk, offset, size) !== "wanted" || this.#seen.has(reader.eventRecordId)) return;
    this.#seen.add(reader.eventRecordId);
    reader.recovered = true;
    this.#output.onRecord(reader);
  }

  #checkHeader(chunk: Chunk): void {
    const problems = this.#problems;
    if (chunk.view.byteLength < chunkBytes) this.#reportCut(chunk);
    if (!chunk.isSigned) problems.note("chunkSignature", 0, "a chunk has no signature; it is read all the same");
    else if (!isHeaderChecksumRight(chunk, this.#crc32))
      problems.note("chunkChecksum", 0, "a chunk header's checksum is wrong");
    else if (!isRecordsChecksumRight(chunk, this.#crc32))
      problems.note("recordsChecksum", 0, "a chunk's checksum is wrong");
  }

  /** Free space that is missing is no loss. */
  #reportCut({ view, freeSpaceOffset }: Chunk): void {
    const missing = freeSpaceOffset - view.byteLength;
    const text = `the file ends ${view.byteLength} bytes into a chunk`;
    if (missing > 0) this.#problems.lost("chunkCutOff", view.byteLength, missing, text);
    else this.#problems.note("chunkCutOff", view.byteLength, text);
  }

  /**
   * What an older generation left does not end where this chunk's records do, and stands behind some of them. Where that
   * is not so, the ids in the header may be the wrong ones, and the records are missed.
   */
  #reportForeign(
    { firstRecordId, lastRecordId }: Chunk,
    { count, start, end }: ForeignRecords,
    recordsEnd: number,
  ): void {
    const what = `${count} records behind damage are not of this chunk (ids ${firstRecordId} to ${lastRecordId})`;
    if (end < recordsEnd && this.#ownCount > 0) {
      this.#problems.note("foreignRecords", start, `${what}; left out`);
    } else {
      const text = `${what} by its header, but by their place they may be; left out, unless records are to be recovered`;
      this.#problems.lost("foreignRecords", start, end - start, text);
    }
  }

  #noteInferred(headerRecordId: number, offset: number): void {
    const text = `record ${headerRecordId} has lost its template; read by the usual order of its values`;
    this.#problems.note("templateLost", offset, text);
  }

  #reportDamage({ code, message }: Damage, offset: number, bytesLost: number | null, what: string): void {
    this.#problems.lost(code, offset, bytesLost, `${what}: ${message}`);
  }
}

/** Whether a record's id lies in the range of its chunk's header. */
function isOwnRecord({ view, firstRecordId, lastRecordId }: Chunk, offset: number): boolean {
  const id = recordIdAt(view, offset + 8);
  return id >= firstRecordId && id <= lastRecordId;
}
