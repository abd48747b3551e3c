import { crc32 } from "./crc32.ts";

/** The header takes one block, although only its first 128 bytes are used. */
export const fileHeaderBytes = 4096;

const signature = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00]; // "ElfFile\0"
const checksummedBytes = 120;
const dirtyFlag = 1;

/** What the file header says about itself; chunks are found by the file's size, never by this count. */
export interface FileHeader {
  isSigned: boolean;
  isChecksumRight: boolean;
  isDirty: boolean;
  /** 16 bits on disk: it cannot tell the chunks of a file over 4 GiB, and a live log's is stale. */
  chunkCount: number;
}

/** Reads the file header; `bytes` holds at least its first 128 bytes. */
export function readFileHeader(bytes: Uint8Array): FileHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    isSigned: signature.every((byte, i) => bytes[i] === byte),
    isChecksumRight: view.getUint32(124, true) === crc32(bytes.subarray(0, checksummedBytes)),
    isDirty: (view.getUint32(120, true) & dirtyFlag) !== 0,
    chunkCount: view.getUint16(42, true),
  };
}
