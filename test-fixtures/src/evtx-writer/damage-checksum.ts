import { chunkBytes, setChunkHeaderChecksum } from "./chunk.ts";
import { fileHeaderBlockBytes } from "./file-header.ts";

/** Which stored checksum is made wrong: readers are to warn, not to refuse. */
export type Checksum = "fileHeader" | "chunkHeader" | "records";

const checksumOffset = 124;
const recordsChecksumOffset = 52;

/** Inverts one kind of checksum throughout a file, and nothing else. */
export function damageChecksum(file: Uint8Array, checksum: Checksum): void {
  if (checksum === "fileHeader") {
    invert(file, checksumOffset);
    return;
  }
  for (let start = fileHeaderBlockBytes; start < file.length; start += chunkBytes) {
    const chunk = file.subarray(start, start + chunkBytes);
    invert(chunk, checksum === "chunkHeader" ? checksumOffset : recordsChecksumOffset);
    if (checksum === "records") setChunkHeaderChecksum(chunk);
  }
}

function invert(bytes: Uint8Array, offset: number): void {
  for (let index = offset; index < offset + 4; index++) bytes[index]! ^= 0xff;
}
