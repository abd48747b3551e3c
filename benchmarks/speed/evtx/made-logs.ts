import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { basename, join } from "node:path";
import { crc32 } from "node:zlib";
import { corpusFolder, type EventSpecInput, writeEvtx } from "@stray/test-fixtures";

const headerBytes = 4096;
const chunkBytes = 65_536;
const freeSpaceField = 48;
/** Chunks nearly full, as all but the last of a log are: a file of half-empty chunks would flatter every reader. */
const leastUsedBytes = chunkBytes * 0.8;
/** The chunk count in the file header is 16 bits wide. */
const maxChunkCount = 0xffff;

/** Logs to measure with, made once into `folder`. */
export interface MadeLog {
  /** SEC: Security only; MIX: Security, System, Remote Desktop and LiveId logs together; then the size in MB. */
  name: string;
  paths: string[];
  bytes: number;
}

const securityLogs = /[/\\](Security|security)\.evtx$/;
const mixedLogs = /[/\\](security|system|.*TerminalServices.*|.*RdpCoreTS.*|.*LiveId.*)[^/\\]*\.evtx$/i;

/** Makes a log of `megabytes` out of repeated chunks of real logs, or of written ones where no corpus is. */
export function makeLog(kind: "SEC" | "MIX", megabytes: number, folder: string): MadeLog {
  const corpus = corpusFolder();
  const name = `${kind}${megabytes}`;
  const path = join(folder, `${name}${corpus ? "" : "-written"}.evtx`);
  const chunkCount = Math.min(maxChunkCount, Math.round((megabytes * 1024 * 1024) / chunkBytes));
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const chunks = corpus ? realChunks(corpus, kind === "SEC" ? securityLogs : mixedLogs) : writtenChunks();
    writeLog(path, chunks, chunkCount);
  }
  return { name: basename(path, ".evtx"), paths: [path], bytes: headerBytes + chunkCount * chunkBytes };
}

/** All logs of the corpus, read in one process: small files, where starting up weighs; null where there is no corpus. */
export function corpusLogs(): MadeLog | null {
  const corpus = corpusFolder();
  if (!corpus) return null;
  const paths = evtxFiles(join(corpus, "evtx"));
  return {
    name: `corpus, ${paths.length} logs`,
    paths,
    bytes: paths.reduce((sum, path) => sum + readFileSync(path).length, 0),
  };
}

function evtxFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = names.filter((name) => name.endsWith(".evtx")).map((name) => join(folder, name));
  return paths.sort((a, b) => (a < b ? -1 : 1));
}

function realChunks(corpus: string, names: RegExp): Uint8Array[] {
  const undamaged = ["evtx", "computers"].flatMap((folder) => evtxFiles(join(corpus, folder)));
  const paths = undamaged.filter((path) => names.test(path) && !/vss|bad_string|damaged/.test(path));
  return paths.flatMap((path) => fullChunks(readFileSync(path)));
}

function fullChunks(file: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let offset = headerBytes; offset + chunkBytes <= file.length; offset += chunkBytes) {
    const chunk = file.subarray(offset, offset + chunkBytes);
    const usedBytes = new DataView(chunk.buffer, chunk.byteOffset).getUint32(freeSpaceField, true);
    if (usedBytes >= leastUsedBytes && usedBytes <= chunkBytes && isWhole(chunk, usedBytes)) chunks.push(chunk);
  }
  return chunks;
}

/** Whether both checksums hold: some rivals refuse the rest. */
function isWhole(chunk: Uint8Array, usedBytes: number): boolean {
  const view = new DataView(chunk.buffer, chunk.byteOffset);
  const header = crc32(chunk.subarray(128, 512), crc32(chunk.subarray(0, 120)));
  return view.getUint32(124, true) === header && view.getUint32(52, true) === crc32(chunk.subarray(512, usedBytes));
}

/** Logons of a few hundred accounts: less varied than real logs, so speeds are not to be set beside theirs. */
function writtenChunks(): Uint8Array[] {
  const events = Array.from(
    { length: 5000 },
    (_, index): EventSpecInput => ({
      eventId: [4624, 4634, 4672, 5156, 4663][index % 5]!,
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      computer: "PC-1.example.test",
      eventRecordId: index + 1,
      timeCreated: new Date(Date.UTC(2026, 2, 2) + index * 1234).toISOString(),
      data: {
        SubjectUserSid: "S-1-5-18",
        TargetUserName: `user${(index * 7919) % 300}`,
        TargetLogonId: { type: "hexInt64", value: `0x${(index * 104_729).toString(16)}` },
        IpAddress: `10.0.${index % 7}.${index % 250}`,
      },
    }),
  );
  return fullChunks(writeEvtx(events));
}

/** Chunks in turn until there are `chunkCount`; they are not changed, so their own checksums stay right. */
function writeLog(path: string, chunks: readonly Uint8Array[], chunkCount: number): void {
  const file = openSync(`${path}.part`, "w");
  writeSync(file, fileHeader(chunkCount));
  for (let i = 0; i < chunkCount; i++) writeSync(file, chunks[i % chunks.length]!);
  closeSync(file);
  renameSync(`${path}.part`, path);
}

function fileHeader(chunkCount: number): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from("ElfFile\0", "latin1"));
  view.setUint32(16, chunkCount - 1, true);
  view.setUint32(24, 1, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, headerBytes, true);
  view.setUint16(42, chunkCount, true);
  view.setUint32(124, crc32(bytes.subarray(0, 120)), true);
  return bytes;
}
