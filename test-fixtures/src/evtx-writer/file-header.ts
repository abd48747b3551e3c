import { crc32 } from "node:zlib";
import { ByteWriter } from "./byte-writer.ts";

/** What the file header takes; the chunks follow. */
export const fileHeaderBlockBytes = 4096;
const headerBytes = 128;
const dirtyFlag = 1;

interface FileHeaderFields {
  chunkCount: number;
  nextRecordId: number;
  isDirty: boolean;
}

/** The first 4096 bytes of a file: version 3.2, as Windows 10 and Server 2022 write it. */
export function fileHeader({ chunkCount, nextRecordId, isDirty }: FileHeaderFields): Uint8Array {
  const out = new ByteWriter(fileHeaderBlockBytes);
  out.raw(Buffer.from("ElfFile\0", "latin1"));
  for (const number of [0, chunkCount - 1, nextRecordId]) out.u64(BigInt(number));
  out.u32(headerBytes);
  for (const number of [2, 3, fileHeaderBlockBytes, chunkCount]) out.u16(number);
  out.position = 120;
  out.u32(isDirty ? dirtyFlag : 0);
  out.u32(crc32(out.bytes.subarray(0, 120)));
  return out.bytes;
}
