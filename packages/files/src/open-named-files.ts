import type { EvidenceSource, EvidenceSources } from "@stray/evidence";
import { type FileContent, nameWithin, openContents } from "./open-contents.ts";

/** A file whose name in the report is not its path, such as an upload. */
export interface NamedFile {
  name: string;
  path: string;
  bytes: number;
}

/** Files as sources under the names they were sent with, zip and gzip looked into as on a walk of a folder. */
export async function openNamedFiles(files: readonly NamedFile[]): Promise<EvidenceSources> {
  const opened: EvidenceSources = { sources: [], problems: [] };
  for (const { name, path, bytes } of files) {
    const { contents, problems } = await openContents(path, bytes);
    opened.sources.push(...contents.map((content) => sourceOf(name, content)));
    for (const { name: inner, code, text } of problems) {
      const source = nameWithin(name, inner);
      const place = { offset: null, line: null, bytesLost: null, count: 1 };
      opened.problems.push({ code, level: "skipped", source, text, ...place });
    }
  }
  return opened;
}

function sourceOf(name: string, { inner, ...content }: FileContent): EvidenceSource {
  return { name: nameWithin(name, inner), given: false, ...content };
}
