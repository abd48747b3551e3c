import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { EvidenceSource, EvidenceSources } from "@stray/evidence";
import { errorCodeOf, plainReason } from "./errors.ts";
import { expandGlob, isGlob, isTooWild } from "./expand-glob.ts";
import { commonFolder, inputName } from "./input-names.ts";
import { connectNamedPipe } from "./named-pipe.ts";
import { nameWithin, openContents } from "./open-contents.ts";
import { openPipe } from "./open-pipe.ts";
import { type Met, walkFolder } from "./walk-folder.ts";

type PathProblem = EvidenceSources["problems"][number];

/** A file under the PATHs, but for its name, which depends on all of them. */
interface FoundFile extends Omit<EvidenceSource, "name"> {
  path: string;
  /** The name of what is read within an archive; null: the file itself. */
  inner: string | null;
}

interface Found {
  /** By absolute path: a file named twice is one input. Files in an archive: by its path and their number in it. */
  files: Map<string, FoundFile>;
  /** Archives that have been looked into. */
  archives: Set<string>;
  /** Folders that names are told from: each folder given, and the folder of each file given. */
  anchors: string[];
  problems: FoundProblem[];
}

interface FoundProblem {
  /** As given, where the PATH itself is the trouble; else absolute, to be named like an input. */
  path: string;
  isGiven: boolean;
  inner?: string;
  code: string;
  level: PathProblem["level"];
  text: string;
}

/**
 * Files, folders, globs and `-` as sources in name order. What cannot be reached becomes a problem: a bad path is never
 * thrown, so that the others are still read.
 */
export async function openPaths(paths: readonly string[]): Promise<EvidenceSources> {
  const found: Found = { files: new Map(), archives: new Set(), anchors: [], problems: [] };
  for (const path of paths.filter((path) => path !== "-")) await findPath(path, found);
  const folder = commonFolder(found.anchors);
  const sources = Array.from(found.files.values(), ({ path, inner, ...file }) => ({
    name: nameWithin(inputName(folder, path), inner),
    ...file,
  }));
  if (paths.includes("-")) sources.push(standardInput);
  return {
    sources: sources.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    problems: found.problems.map((problem) => pathProblem(problem, folder)),
  };
}

const standardInput: EvidenceSource = {
  name: "-",
  given: true,
  sizeBytes: null,
  open: () => openPipe(process.stdin),
};

async function findPath(path: string, found: Found): Promise<void> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT" || !isGlob(path)) found.problems.push(unreachable(path, error));
    else await findMatches(path, found);
    return;
  }
  if (stats.isDirectory()) await findFolder(path, found);
  else await findFile(path, stats, found);
}

async function findMatches(pattern: string, found: Found): Promise<void> {
  if (isTooWild(pattern)) {
    const text =
      "This pattern has more than four * in one part of the path, or more than three **; give a simpler one.";
    found.problems.push({ path: pattern, isGiven: true, code: "badPattern", level: "skipped", text });
    return;
  }
  const matches = await expandGlob(pattern);
  const text = "No file or folder matches this pattern; check it, and quote it if your shell should not expand it.";
  if (matches.length === 0)
    found.problems.push({ path: pattern, isGiven: true, code: "noMatch", level: "skipped", text });
  for (const path of matches) await findPath(path, found);
}

async function findFile(path: string, stats: Stats, found: Found): Promise<void> {
  const absolute = resolve(path);
  found.anchors.push(dirname(absolute));
  if (stats.isFile()) await addFile({ path: absolute, given: true, sizeBytes: stats.size }, found);
  else if (stats.isFIFO()) {
    const open = async () => openPipe(await connectNamedPipe(absolute));
    found.files.set(absolute, { path: absolute, inner: null, given: true, sizeBytes: null, open });
  } else {
    const text = "This is a device or a socket; save what comes from it to a file and name that.";
    found.problems.push({ path, isGiven: true, code: "notAFile", level: "skipped", text });
  }
}

type MetFile = Pick<FoundFile, "path" | "given"> & { sizeBytes: number };

/** A file given by name stays given when a walk meets it too; what an archive holds counts as met on a walk. */
async function addFile({ path, given, sizeBytes }: MetFile, found: Found): Promise<void> {
  if ((!given && found.files.has(path)) || found.archives.has(path)) return;
  const { isArchive, contents, problems } = await openContents(path, sizeBytes);
  if (isArchive) found.archives.add(path);
  for (const [index, content] of contents.entries()) {
    const key = isArchive ? `${path}\0${index}` : path;
    found.files.set(key, { path, given: given && !isArchive, ...content });
  }
  for (const { name, code, text } of problems) {
    found.problems.push({ path, isGiven: false, inner: name, code, level: "skipped", text });
  }
}

async function findFolder(path: string, found: Found): Promise<void> {
  const folder = resolve(path);
  found.anchors.push(folder);
  let isEmpty = true;
  for await (const met of walkFolder(folder)) {
    if (met.kind === "folder") continue;
    isEmpty = false;
    if (met.kind === "file") await addFile({ path: met.path, given: false, sizeBytes: met.sizeBytes }, found);
    else
      found.problems.push({
        path: met.path === folder ? path : met.path,
        isGiven: met.path === folder,
        ...trouble(met),
      });
  }
  const text = "There is no file in this folder; name the folder that holds the event logs.";
  if (isEmpty) found.problems.push({ path, isGiven: true, code: "emptyFolder", level: "skipped", text });
}

function trouble(met: Exclude<Met, { kind: "file" | "folder" }>): Pick<FoundProblem, "code" | "level" | "text"> {
  switch (met.kind) {
    case "linkToFolder":
      return {
        code: met.kind,
        level: "note",
        text: "This link to a folder is not followed; name the folder to have it read.",
      };
    case "deadLink":
      return { code: met.kind, level: "note", text: "This link leads to nothing." };
    case "unreadable":
      return { code: met.kind, level: "skipped", text: `This cannot be read: ${met.reason}.` };
  }
}

function unreachable(path: string, error: unknown): FoundProblem {
  const code = errorCodeOf(error) === "ENOENT" ? "missingPath" : "unreadable";
  const text =
    code === "missingPath"
      ? "There is no such file or folder; check the path."
      : `This cannot be read: ${plainReason(error)}.`;
  return { path, isGiven: true, code, level: "skipped", text };
}

function pathProblem(problem: FoundProblem, folder: string | null): PathProblem {
  const { path, isGiven, inner, code, level, text } = problem;
  const source = isGiven ? path : nameWithin(inputName(folder, path), inner ?? null);
  return { code, level, source, offset: null, line: null, text, bytesLost: null, count: 1 };
}
