import { chunkBytes, isChunkAt } from "./chunk.ts";
import { EvtxError } from "./errors.ts";
import type { ProblemLog } from "./evtx-problem.ts";
import { type FileHeader, fileHeaderBytes, readFileHeader } from "./file-header.ts";
import type { ReadAhead } from "./read-ahead.ts";

/** Moves to the first chunk and returns the file header, or null where only chunks were found. */
export async function locateChunks(input: ReadAhead, problems: ProblemLog): Promise<FileHeader | null> {
  await input.fill(fileHeaderBytes, fileHeaderBytes);
  refuseShort(input.available);
  const header = readFileHeader(input.peek(fileHeaderBytes));
  if (header.isSigned) {
    input.take(fileHeaderBytes);
    reportHeader(header, problems);
    return header;
  }
  await input.fill(Number.POSITIVE_INFINITY);
  input.take(firstChunkOffset(input.peek(input.available)));
  report(problems, "fileHeaderDamaged", "the file header is damaged; its chunks are read all the same");
  return null;
}

function refuseShort(byteCount: number): void {
  if (byteCount >= fileHeaderBytes) return;
  const size = byteCount === 0 ? "it is empty" : `it has ${byteCount} bytes`;
  throw new EvtxError(
    "notAnEventLog",
    `not a Windows event log: ${size}, and the file header alone takes ${fileHeaderBytes}`,
  );
}

/** Without a file header, a chunk must stand where one can: at the start, or at a 64 KiB step after the header's place. */
function firstChunkOffset(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isChunkAt(view, 0)) return 0;
  for (let offset = fileHeaderBytes; offset < bytes.length; offset += chunkBytes) {
    if (isChunkAt(view, offset)) return fileHeaderBytes;
  }
  throw new EvtxError(
    "notAnEventLog",
    "not a Windows event log: neither a file header (ElfFile) nor a chunk (ElfChnk)",
  );
}

/** One note at most: a log that was not closed explains what else its header has wrong. */
function reportHeader({ isChecksumRight, isDirty }: FileHeader, problems: ProblemLog): void {
  if (isDirty) report(problems, "dirty", "the log was not closed; its header is older than its records");
  else if (!isChecksumRight) report(problems, "fileHeaderChecksum", "the checksum of the file header is wrong");
}

function report(problems: ProblemLog, code: string, text: string): void {
  problems.add({ code, level: "note", chunk: null, offset: 0, bytesLost: null, lastGoodRecordId: null, text });
}
