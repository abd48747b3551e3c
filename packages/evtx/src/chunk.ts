import type { Crc32 } from "./crc32.ts";

/** Every chunk has this size; offsets inside a chunk count from its start. */
export const chunkBytes = 65_536;
/** Header, string table and template table; the first record follows. */
export const chunkHeaderBytes = 512;

const signatureLow = 0x43666c45; // "ElfC"
const signatureHigh = 0x006b6e68; // "hnk\0"

/** A chunk's bytes and what its header says. The string and template tables are not used: they can be wrong. */
export interface Chunk {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  /** Number in the file, from 0, by position. */
  number: number;
  /** Byte offset of the chunk in the file. */
  fileOffset: number;
  isSigned: boolean;
  /** Smallest and largest record-header id that belong to the chunk. */
  firstRecordId: number;
  lastRecordId: number;
  /** Where records end, by the header; may point past the bytes that are there. */
  freeSpaceOffset: number;
}

/** Whether a chunk header stands here: the signature, and the header size that follows it. */
export function isChunkAt(view: DataView, offset: number): boolean {
  if (offset + chunkHeaderBytes > view.byteLength) return false;
  return view.getUint32(offset, true) === signatureLow && view.getUint32(offset + 4, true) === signatureHigh;
}

/** Reads a chunk's header; `bytes` holds at least the header, and less than a whole chunk only at the end of a cut file. */
export function readChunk(bytes: Uint8Array<ArrayBuffer>, number: number, fileOffset: number): Chunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSigned = isChunkAt(view, 0);
  // Not a number at first, so that V8 takes these for doubles from the start: ids outgrow its small integers in some logs.
  const ids = { firstRecordId: Number.NaN, lastRecordId: Number.NaN };
  const chunk = { bytes, view, number, fileOffset, isSigned, ...ids, freeSpaceOffset: chunkBytes };
  if (isSigned || isHeaderPlausible(view)) {
    chunk.firstRecordId = recordIdAt(view, 24);
    chunk.lastRecordId = recordIdAt(view, 32);
    chunk.freeSpaceOffset = view.getUint32(48, true);
  } else {
    chunk.firstRecordId = 0;
    chunk.lastRecordId = Number.POSITIVE_INFINITY;
  }
  return chunk;
}

/** Without the signature a header is believed only where its last record ends at its free space. */
function isHeaderPlausible(view: DataView): boolean {
  const lastRecordOffset = view.getUint32(44, true);
  if (lastRecordOffset < chunkHeaderBytes || lastRecordOffset + 8 > view.byteLength) return false;
  return lastRecordOffset + view.getUint32(lastRecordOffset + 4, true) === view.getUint32(48, true);
}

/** Where the walk over records ends: the header's word if it makes sense, else the end of the bytes. */
export function recordsEnd({ freeSpaceOffset, view }: Chunk): number {
  const isSensible = freeSpaceOffset >= chunkHeaderBytes && freeSpaceOffset <= chunkBytes;
  return Math.min(isSensible ? freeSpaceOffset : chunkBytes, view.byteLength);
}

/** CRC-32 over the header (without itself and the flags) and its two tables; taken for right without a function for it. */
export function isHeaderChecksumRight({ view, bytes }: Chunk, crc32: Crc32 | null): boolean {
  if (crc32 === null) return true;
  return view.getUint32(124, true) === crc32(bytes.subarray(128, chunkHeaderBytes), crc32(bytes.subarray(0, 120)));
}

/** CRC-32 over the records, up to the free space; not known where the end is cut off. */
export function isRecordsChecksumRight(chunk: Chunk, crc32: Crc32 | null): boolean {
  const { view, bytes, freeSpaceOffset } = chunk;
  if (crc32 === null || freeSpaceOffset !== recordsEnd(chunk)) return true;
  return view.getUint32(52, true) === crc32(bytes.subarray(chunkHeaderBytes, freeSpaceOffset));
}

/** Whether no byte from `start` to `end` is set; eight at a time, as most of a small log is free space. */
export function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let i = start;
  for (; i + 8 <= end; i += 8) if ((view.getInt32(i, true) | view.getInt32(i + 4, true)) !== 0) return false;
  for (; i < end; i++) if (bytes[i] !== 0) return false;
  return true;
}

/** Record ids are 64 bits; beyond 2^53 only their order of magnitude is kept, which is enough to see them out of range. */
export function recordIdAt(view: DataView, offset: number): number {
  return view.getUint32(offset + 4, true) * 4_294_967_296 + view.getUint32(offset, true);
}
