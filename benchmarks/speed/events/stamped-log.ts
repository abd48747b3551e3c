import { closeSync, openSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { type EventSpecInput, writeEvtx } from "@stray/test-fixtures";
import { marks } from "./made-events.ts";

const headerBytes = 4096;
const chunkBytes = 65_536;
const recordMagic = 0x2a2a;
const ticksPerMs = 10_000;
const epochDifferenceMs = 11_644_473_600_000;

/** Where a chunk of the pattern holds what every copy has anew; `index` counts from the pattern's first. */
interface Place {
  offset: number;
  index: number;
}

interface PatternChunk {
  bytes: Uint8Array;
  recordIds: Place[];
  logonIds: Place[];
  times: Place[];
  computers: number[];
}

/** A log written once, to be stamped out in copies that go on where the last one ended. */
export interface Pattern {
  chunks: PatternChunk[];
  records: number;
  logonIds: number;
}

/** Writes the events with the project's own writer and finds the places to stamp. */
export function patternOf(events: readonly EventSpecInput[], logonIds: number): Pattern {
  const file = writeEvtx(events);
  const chunks: PatternChunk[] = [];
  for (let offset = headerBytes; offset + chunkBytes <= file.length; offset += chunkBytes) {
    chunks.push(patternChunk(Buffer.from(file.subarray(offset, offset + chunkBytes)), events.length, logonIds));
  }
  return { chunks, records: events.length, logonIds };
}

/** Writes `copies` of a pattern as the log of one computer: record ids, LogonIds and times run on. */
export function stampLog(path: string, { chunks, records, logonIds }: Pattern, computer: number, copies: number): void {
  const file = openSync(path, "w");
  writeSync(file, fileHeader(chunks.length * copies));
  for (let copy = 0; copy < copies; copy++) {
    const shift = {
      recordId: copy * records + 1,
      logonId: 0x1_0000 + copy * logonIds,
      ms: copy * records * marks.stepMs,
    };
    for (const chunk of chunks) writeSync(file, stampedChunk(chunk, shift, computer));
  }
  closeSync(file);
}

/** Writes one log with a copy of the pattern for each of so many computers. */
export function stampCrowd(path: string, { chunks, records, logonIds }: Pattern, computers: number): void {
  const file = openSync(path, "w");
  writeSync(file, fileHeader(chunks.length * computers));
  for (let computer = 0; computer < computers; computer++) {
    const shift = {
      recordId: computer * records + 1,
      logonId: 0x1_0000 + computer * logonIds,
      ms: computer * marks.stepMs,
    };
    for (const chunk of chunks) writeSync(file, stampedChunk(chunk, shift, computer));
  }
  closeSync(file);
}

/** Each value is one of a known run of 64-bit numbers, so its bytes tell where it stands. */
function patternChunk(bytes: Buffer, records: number, logonIds: number): PatternChunk {
  const used = bytes.readUInt32LE(48);
  const chunk: PatternChunk = { bytes, recordIds: [], logonIds: [], times: [], computers: [] };
  const firstTicks = ticksOf(marks.startMs);
  const stepTicks = BigInt(marks.stepMs * ticksPerMs);
  for (let offset = 512; offset + 8 <= used; offset++) {
    const low = bytes.readUInt32LE(offset);
    const high = bytes.readUInt32LE(offset + 4);
    const recordIndex = low - marks.firstRecordId;
    const logonIndex = low - marks.firstLogonId;
    if (high === 0 && recordIndex >= 0 && recordIndex < records) chunk.recordIds.push({ offset, index: recordIndex });
    else if (high === 0 && logonIndex >= 0 && logonIndex < logonIds) chunk.logonIds.push({ offset, index: logonIndex });
    else if (Math.abs(high - Number(firstTicks >> 32n)) < 64) {
      const steps = (bytes.readBigUInt64LE(offset) - firstTicks) / stepTicks;
      const isExact = bytes.readBigUInt64LE(offset) === firstTicks + steps * stepTicks;
      if (isExact && steps >= 0n && steps < BigInt(records)) chunk.times.push({ offset, index: Number(steps) });
    }
  }
  const name = Buffer.from(marks.computer, "utf16le");
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) chunk.computers.push(at);
  return chunk;
}

interface Shift {
  recordId: number;
  logonId: number;
  ms: number;
}

function stampedChunk(chunk: PatternChunk, shift: Shift, computer: number): Buffer {
  const bytes = Buffer.from(chunk.bytes);
  for (const { offset, index } of chunk.recordIds) bytes.writeUInt32LE(shift.recordId + index, offset);
  for (const { offset, index } of chunk.logonIds) bytes.writeUInt32LE(shift.logonId + index, offset);
  for (const { offset, index } of chunk.times) {
    bytes.writeBigUInt64LE(ticksOf(marks.startMs + shift.ms + index * marks.stepMs), offset);
  }
  const name = Buffer.from(marks.computer.replace("00000", String(computer).padStart(5, "0")), "utf16le");
  for (const offset of chunk.computers) name.copy(bytes, offset);
  sealChunk(bytes);
  return bytes;
}

/** The chunk's first and last numbers, and both checksums. */
function sealChunk(bytes: Buffer): void {
  const used = bytes.readUInt32LE(48);
  const first = bytes.readBigUInt64LE(512 + 8);
  const last = bytes.readBigUInt64LE(bytes.readUInt32LE(44) + 8);
  if (bytes.readUInt32LE(512) !== recordMagic) throw new Error("a chunk of the pattern does not begin with a record");
  for (const [offset, value] of [
    [8, first],
    [16, last],
    [24, first],
    [32, last],
  ] as const) {
    bytes.writeBigUInt64LE(value, offset);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(512, used)), 52);
  bytes.writeUInt32LE(crc32(bytes.subarray(128, 512), crc32(bytes.subarray(0, 120))), 124);
}

function ticksOf(ms: number): bigint {
  return BigInt(ms + epochDifferenceMs) * BigInt(ticksPerMs);
}

function fileHeader(chunkCount: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write("ElfFile\0", "latin1");
  header.writeBigUInt64LE(BigInt(chunkCount - 1), 16);
  header.writeUInt32LE(128, 32);
  header.writeUInt16LE(1, 36);
  header.writeUInt16LE(3, 38);
  header.writeUInt16LE(headerBytes, 40);
  header.writeUInt16LE(chunkCount, 42);
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124);
  return header;
}
