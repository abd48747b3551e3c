import type { ByteSource } from "./byte-source.ts";
import { chunkBytes, chunkHeaderBytes, isChunkAt, isZero, readChunk } from "./chunk.ts";
import { ChunkWalk } from "./chunk-walk.ts";
import { type Crc32, crc32 as ownCrc32 } from "./crc32.ts";
import { EvtxError } from "./errors.ts";
import { type EvtxProblem, ProblemLog } from "./evtx-problem.ts";
import type { EvtxRecord } from "./evtx-record.ts";
import { locateChunks } from "./locate-chunks.ts";
import { ReadAhead } from "./read-ahead.ts";
import { findRecord } from "./record.ts";
import { RecordReader } from "./record-reader.ts";
import { SeenRecordIds } from "./seen-record-ids.ts";

/** Where records and problems go, in the order of the file; nothing is kept here. */
export interface EvtxSink {
  onRecord(record: EvtxRecord): void;
  onProblem(problem: EvtxProblem): void;
  /** Decides by the event id alone whether a record is given at all; all are when absent. Nothing else of it is read. */
  wantsRecord?(eventId: number): boolean;
  /** Decides by the System part whether `data` is decoded; all records when absent. */
  wantsData?(eventId: number, channel: string, provider: string): boolean;
  isCancelled?(): boolean;
}

/** What a caller may ask for beyond the records that the log itself counts. */
export interface EvtxOptions {
  /** Also give records of older generations found behind damage and in free space, marked `recovered`. */
  recover?: boolean;
  /** Names of the fields of `data` to read, as the events have them; all when absent. */
  fields?: ReadonlySet<string> | null;
  /** Also give each whole event as JSON. */
  json?: boolean;
  /** Encoding of ANSI strings, a label of the Encoding Standard; they do not say their code page. */
  ansiEncoding?: string;
  /** A faster CRC-32 than the package's own, such as `crc32` of Node's zlib. */
  crc32?: Crc32;
}

/** Sixteen chunks: larger reads are no faster, and this is all of the file that is held at a time. */
const bufferBytes = 16 * chunkBytes;
const sectorBytes = 512;

/** Reads an .evtx file front to back, going on after damage. Throws EvtxError when it is no event log at all. */
export async function readEvtx(source: ByteSource, sink: EvtxSink, options: EvtxOptions = {}): Promise<void> {
  const problems = new ProblemLog((problem) => sink.onProblem(problem));
  const wantsData = sink.wantsData?.bind(sink) ?? (() => true);
  const { ansiEncoding = "windows-1252", json = false, recover = false, crc32 = ownCrc32, fields = null } = options;
  const wantsRecord = sink.wantsRecord?.bind(sink) ?? null;
  const reader = new RecordReader({ ansiEncoding, wantsRecord, wantsData, wantedFields: fields, json });
  const output = { onRecord: sink.onRecord.bind(sink), problems };
  const walk = new ChunkWalk(reader, output, { seen: recover ? new SeenRecordIds() : null, crc32 });
  const input = new ReadAhead(source, bufferBytes);
  await locateChunks(input, problems);
  for (let number = 0; ; number++) {
    if (sink.isCancelled?.()) throw new EvtxError("cancelled", "reading was cancelled");
    if (input.available < chunkBytes) await input.fill(chunkBytes);
    if (input.available === 0) break;
    readNextChunk(input, number, walk, problems);
  }
  problems.finish();
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
