import type { ByteSource } from "./byte-source.ts";
import { chunkBytes, chunkHeaderBytes, isChunkAt, isZero, readChunk } from "./chunk.ts";
import { ChunkWalk } from "./chunk-walk.ts";
import { type Crc32, crc32 as ownCrc32 } from "./crc32.ts";
import { EvtxError } from "./errors.ts";
import { type EvtxProblem, ProblemLog } from "./evtx-problem.ts";
import { locateChunks } from "./locate-chunks.ts";
import { ReadAhead } from "./read-ahead.ts";
import { findRecord } from "./record.ts";
import { RecordReader } from "./record-reader.ts";
import type { RecordView } from "./record-view.ts";
import { SeenRecordIds } from "./seen-record-ids.ts";

/** Where records and problems go, in the order of the file; nothing is kept here. */
export interface RecordSink {
  /** The view is lent: read from it what is needed before returning. */
  onRecord(record: RecordView): void;
  onProblem(problem: EvtxProblem): void;
  /** Decides by the event id alone whether a record is given at all; all are when absent. Nothing else of it is read. */
  wantsRecord?(eventId: number): boolean;
  isCancelled?(): boolean;
}

/** What a caller may ask for beyond the records that the log itself counts. */
export interface EvtxReaderOptions {
  /** Also give records of older generations found behind damage and in free space, marked `recovered`. */
  recover?: boolean;
  /** Names of the fields of `data` to read, as the events have them; all when absent. */
  fields?: Iterable<string> | null;
  /** Encoding of ANSI strings, a label of the Encoding Standard; they do not say their code page. */
  ansiEncoding?: string;
  /** A faster CRC-32 than the package's own, such as `crc32` of Node's zlib; null: checksums are not looked at. */
  crc32?: Crc32 | null | undefined;
}

/** Sixteen chunks: larger reads are no faster, and this is all of a file that is held at a time. */
const bufferBytes = 16 * chunkBytes;
const sectorBytes = 512;

/**
 * Reads one log after another; buffers, repeated texts and templates are shared among them, which makes many small logs
 * cheap. What a log gives does not depend on those before it.
 */
export class EvtxReader {
  readonly #reader: RecordReader;
  readonly #recover: boolean;
  readonly #crc32: Crc32 | null;
  readonly #buffer = new Uint8Array(bufferBytes);
  #isReading = false;

  constructor({ ansiEncoding = "windows-1252", recover = false, crc32, fields }: EvtxReaderOptions = {}) {
    this.#reader = new RecordReader(ansiEncoding, fields ? [...fields] : null);
    this.#recover = recover;
    this.#crc32 = crc32 === undefined ? ownCrc32 : crc32;
  }

  /** Reads a log front to back, going on after damage. Throws EvtxError when it is no event log at all. */
  async read(source: ByteSource, sink: RecordSink): Promise<void> {
    if (this.#isReading) throw new EvtxError("busy", "this reader still reads another log");
    this.#isReading = true;
    try {
      this.#reader.beginLog();
      await this.#readLog(new ReadAhead(source, this.#buffer), sink);
    } finally {
      this.#isReading = false;
    }
  }

  async #readLog(input: ReadAhead, sink: RecordSink): Promise<void> {
    const problems = new ProblemLog((problem) => sink.onProblem(problem));
    const wantsRecord = sink.wantsRecord?.bind(sink) ?? null;
    const output = { wantsRecord, onRecord: sink.onRecord.bind(sink), problems };
    const seen = this.#recover ? new SeenRecordIds() : null;
    const walk = new ChunkWalk(this.#reader, output, { seen, crc32: this.#crc32 });
    await locateChunks(input, problems);
    for (let number = 0; await input.fill(chunkBytes); ) {
      number = readBuffered(input, number, { walk, problems, isCancelled: sink.isCancelled?.bind(sink) ?? never });
    }
    problems.finish();
  }
}

interface ChunkOutput {
  walk: ChunkWalk;
  problems: ProblemLog;
  isCancelled: () => boolean;
}

const never = (): boolean => false;

/** Reads the chunks that are whole in the buffer, or the last one; returns the number of the next. */
function readBuffered(input: ReadAhead, firstNumber: number, { walk, problems, isCancelled }: ChunkOutput): number {
  let number = firstNumber;
  do {
    if (isCancelled()) throw new EvtxError("cancelled", "reading was cancelled");
    readNextChunk(input, number++, walk, problems);
  } while (input.available >= chunkBytes);
  return number;
}

/** Reads one chunk's worth of bytes: a chunk, free space, or what damage left there. */
function readNextChunk(input: ReadAhead, number: number, walk: ChunkWalk, problems: ProblemLog): void {
  const bytes = input.peek(chunkBytes);
  const offset = input.position;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const byteCount = isChunkAt(view, 0) ? bytes.length : distanceToChunk(view);
  input.take(byteCount);
  if (isZero(bytes, 0, byteCount)) return;
  if (isChunkAt(view, 0) || hasRecord(view, bytes, byteCount)) {
    walk.walk(readChunk(bytes.subarray(0, byteCount), number, offset));
  } else {
    const isTail = bytes.length < chunkBytes;
    const text = `${byteCount} bytes that are no chunk and hold no record`;
    const place = { chunk: number, offset, lastGoodRecordId: null };
    const [code, bytesLost] = isTail ? ["trailingBytes", null] : ["chunkLost", byteCount];
    problems.add({ ...place, code, level: isTail ? "note" : "lost", bytesLost, text });
  }
}

/** Where bytes were inserted or lost, chunks no longer stand at 64 KiB steps; they still begin sectors. */
function distanceToChunk(view: DataView): number {
  for (let offset = sectorBytes; offset < view.byteLength; offset += sectorBytes) {
    if (isChunkAt(view, offset)) return offset;
  }
  return view.byteLength;
}

function hasRecord(view: DataView, bytes: Uint8Array, byteCount: number): boolean {
  return byteCount > chunkHeaderBytes && findRecord(view, bytes, chunkHeaderBytes, byteCount) < byteCount;
}
