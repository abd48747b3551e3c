import type { EvidenceSource } from "@stray/evidence";
import { containerOf } from "./container.ts";
import { openFile } from "./open-file.ts";
import { openGzip } from "./open-gzip.ts";
import { listZip, type ZipProblem } from "./zip-entries.ts";

/** Something to read in a file: the file itself (`inner` null), or one of those in a zip, by its name in there (`inner`). */
export interface FileContent extends Pick<EvidenceSource, "sizeBytes" | "container" | "open"> {
  inner: string | null;
}

export interface FileContents {
  /** Told by content, never by name. */
  isArchive: boolean;
  contents: FileContent[];
  problems: ZipProblem[];
}

/** What is to be read in a file: itself, inflated where it is gzip; where it is a zip also what it holds. */
export async function openContents(path: string, sizeBytes: number): Promise<FileContents> {
  const container = await containerOf(path);
  if (container === "zip") {
    const { entries, problems } = await listZip(path, sizeBytes);
    const zip: FileContent = { inner: null, sizeBytes, container, open: () => openFile(path) };
    const contents = [zip, ...entries.map(({ name, ...entry }) => ({ inner: name, ...entry }))];
    return { isArchive: true, contents, problems };
  }
  const content =
    container === "gzip"
      ? { inner: null, sizeBytes: null, open: () => openGzip(path) }
      : { inner: null, sizeBytes, open: () => openFile(path) };
  return { isArchive: false, contents: [content], problems: [] };
}

/** `archive.zip/inner/Security.evtx` */
export function nameWithin(name: string, inner: string | null): string {
  return inner ? `${name}/${inner}` : name;
}
