import { crc32 } from "node:zlib";
import { ByteWriter, OutOfSpaceError } from "./byte-writer.ts";
import { OffsetTable } from "./offset-table.ts";
import { type RecordContent, writeRecord } from "./record.ts";

/** A chunk's size; its header takes the first 512 bytes. */
export const chunkBytes = 0x10000;
const headerBytes = 512;
const headerFieldBytes = 128;
/** Windows leaves at least these bytes at the end free, and libevtx skips a record that ends on the last byte. */
const spareBytes = 8;
const noRecord = 0xffff_ffff_ffff_ffffn;

/** A chunk that is being filled with records. */
export class Chunk {
  readonly #out = new ByteWriter(chunkBytes - spareBytes);
  readonly #names = new OffsetTable(64);
  readonly #templates = new OffsetTable(32);
  readonly #recordIds: number[] = [];
  #lastRecordOffset = 0;

  constructor() {
    this.#out.position = headerBytes;
  }

  /** Returns false when the record does not fit; the chunk then takes no more. */
  tryAppend(record: RecordContent): boolean {
    const start = this.#out.position;
    try {
      writeRecord({ out: this.#out, names: this.#names, templates: this.#templates }, record);
    } catch (error) {
      if (!(error instanceof OutOfSpaceError)) throw error;
      this.#out.bytes.fill(0, start);
      this.#out.position = start;
      return false;
    }
    this.#recordIds.push(record.headerRecordId);
    this.#lastRecordOffset = start;
    return true;
  }

  /** The chunk's bytes with header, tables and checksums. */
  finish(): Uint8Array {
    const end = this.#out.position;
    const bytes = new Uint8Array(chunkBytes);
    bytes.set(this.#out.bytes);
    const ids = this.#recordIds;
    const first = ids.length === 0 ? noRecord : BigInt(Math.min(...ids));
    const last = ids.length === 0 ? noRecord : BigInt(Math.max(...ids));
    const header = new ByteWriter(headerBytes);
    header.raw(Buffer.from("ElfChnk\0", "latin1"));
    for (const number of [ids.length === 0 ? 1n : first, last, first, last]) header.u64(number);
    for (const number of [headerFieldBytes, this.#lastRecordOffset, end, recordsCrc(bytes, end)]) header.u32(number);
    header.position = headerFieldBytes;
    for (const offset of [...this.#names.heads(end), ...this.#templates.heads(end)]) header.u32(offset);
    bytes.set(header.bytes);
    setChunkHeaderChecksum(bytes);
    return bytes;
  }
}

function recordsCrc(bytes: Uint8Array, end: number): number {
  return crc32(bytes.subarray(headerBytes, end));
}

/** The checksum of header fields and tables, without the flags and the checksum between them. */
export function setChunkHeaderChecksum(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const fieldsCrc = crc32(bytes.subarray(0, 120));
  view.setUint32(124, crc32(bytes.subarray(headerFieldBytes, headerBytes), fieldsCrc), true);
}
