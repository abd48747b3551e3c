import type { Readable } from "node:stream";
import type { EvidenceSource, OpenEvidence } from "@stray/evidence";
import { type Entry, getFileNameLowLevel, type ZipFile } from "yauzl";
import { FilesError } from "./errors.ts";
import { inflateLimits, limited, mostInflatedBytes } from "./inflate-limits.ts";
import { openStream } from "./open-stream.ts";
import { openZip } from "./open-zip.ts";

/** One file in a zip archive; its name is data and never a path of this system. */
interface ZipEntry extends Pick<EvidenceSource, "sizeBytes" | "open"> {
  name: string;
}

/** Why a part of an archive, or all of it, is not read; `name` is empty for the whole. */
export interface ZipProblem {
  name: string;
  code: string;
  text: string;
}

/** What a zip archive holds, folders left out. An archive in it is not looked into. */
export interface ZipListing {
  entries: ZipEntry[];
  problems: ZipProblem[];
}

/** No longer name is kept in a report; the format allows 64 KiB. */
const longestName = 4096;

/** Lists a zip archive without inflating anything; what promises to inflate beyond the limits is a problem. */
export async function listZip(path: string, archiveBytes: number): Promise<ZipListing> {
  const listing: ZipListing = { entries: [], problems: [] };
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(path);
    await listEntries(zip, { path, archiveBytes, listing });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    listing.problems.push({
      name: "",
      code: "badArchive",
      text: `This zip archive is damaged (${reason}); copy it again.`,
    });
  } finally {
    zip?.close();
  }
  return listing;
}

interface Listing {
  path: string;
  archiveBytes: number;
  listing: ZipListing;
}

async function listEntries(zip: ZipFile, { path, archiveBytes, listing }: Listing): Promise<void> {
  let bytesLeft = mostInflatedBytes(archiveBytes);
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith("/")) continue;
    bytesLeft -= entry.uncompressedSize;
    if (listing.entries.length >= inflateLimits.entries || bytesLeft < 0) {
      listing.problems.push({ name: "", code: "archiveTooLarge", text: tooLarge });
      return;
    }
    const problem = problemOf(entry);
    if (problem) listing.problems.push({ name, ...problem });
    else listing.entries.push({ name, sizeBytes: entry.uncompressedSize, open: () => openEntry(path, entry) });
  }
}

const tooLarge = `This archive holds more than ${inflateLimits.entries} files, or they inflate to far more than logs would; the rest of it is not read. Unpack it with care and name the folder.`;

function nameOf(entry: Entry): string {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return name.slice(0, longestName);
}

function problemOf(entry: Entry): Omit<ZipProblem, "name"> | null {
  if (entry.isEncrypted()) {
    return { code: "encrypted", text: "This is encrypted; unpack the archive with its password and name the folder." };
  }
  if (entry.canDecodeFileData()) return null;
  const text = `This is compressed by a method that is not known here (${entry.compressionMethod}); unpack the archive and name the folder.`;
  return { code: "unknownCompression", text };
}

async function openEntry(path: string, entry: Entry): Promise<OpenEvidence> {
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(path);
    return inflatedEntry(zip, entry, await zip.openReadStreamPromise(entry));
  } catch (cause) {
    zip?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FilesError("cannotRead", `This part of the archive cannot be opened: ${reason}.`, { cause });
  }
}

function inflatedEntry(zip: ZipFile, entry: Entry, stream: Readable): OpenEvidence {
  return openStream(
    limited(stream, () => entry.uncompressedSize),
    () => {
      stream.destroy();
      zip.close();
    },
  );
}
