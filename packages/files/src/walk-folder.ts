import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCodeOf, plainReason } from "./errors.ts";

/** Something met on a walk: a file, a folder (told before what is in it), or what could not be reached. */
export type Met =
  | { kind: "file"; path: string; sizeBytes: number }
  | { kind: "folder"; path: string }
  | { kind: "linkToFolder"; path: string }
  | { kind: "deadLink"; path: string }
  | { kind: "unreadable"; path: string; reason: string };

const entriesAtOnce = 64;

/** Everything below a folder. Links to files are followed, links to folders are not; devices, pipes, sockets are passed by. */
export async function* walkFolder(folder: string, maxDepth = Number.POSITIVE_INFINITY): AsyncGenerator<Met> {
  const waiting = [{ path: folder, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for await (const met of listFolder(next.path)) {
      yield met;
      if (met.kind === "folder" && next.depth < maxDepth) waiting.push({ path: met.path, depth: next.depth + 1 });
    }
  }
}

async function* listFolder(folder: string): AsyncGenerator<Met> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: "unreadable", path: folder, reason: plainReason(error) };
    return;
  }
  for (let start = 0; start < entries.length; start += entriesAtOnce) {
    const batch = entries.slice(start, start + entriesAtOnce);
    const met = await Promise.all(batch.map((entry) => meet(join(folder, entry.name), entry)));
    yield* met.filter((item) => item !== null);
  }
}

async function meet(path: string, entry: Dirent): Promise<Met | null> {
  if (entry.isDirectory()) return { kind: "folder", path };
  if (!entry.isFile() && !entry.isSymbolicLink()) return null;
  let target: Stats;
  try {
    target = await stat(path);
  } catch (error) {
    if (entry.isSymbolicLink() && errorCodeOf(error) === "ENOENT") return { kind: "deadLink", path };
    return { kind: "unreadable", path, reason: plainReason(error) };
  }
  if (target.isDirectory()) return { kind: "linkToFolder", path };
  return target.isFile() ? { kind: "file", path, sizeBytes: target.size } : null;
}
