import { stat } from "node:fs/promises";
import { relative } from "node:path";
import picomatch from "picomatch";
import { walkFolder } from "./walk-folder.ts";

const onWindows = process.platform === "win32";

/** Whether a path holds glob characters; one that exists as written is never taken for a glob. */
export function isGlob(path: string): boolean {
  return picomatch.scan(withSlashes(path)).isGlob;
}

/**
 * Matching can take a power of a path's length. The worst for each was measured: 1.6 s for four `*` on one name of 255
 * characters, 0.4 s for three `**` on a path of 1,000 folders; a fourth took over a minute.
 */
const maxStars = 4;
const maxDeepParts = 3;

/** Whether matching a pattern could take for ever: too many `*` in one part of the path, or too many parts `**`. */
export function isTooWild(pattern: string): boolean {
  const parts = withSlashes(pattern).split("/");
  const deepParts = parts.filter((part) => part.includes("**")).length;
  return deepParts > maxDeepParts || parts.some((part) => (part.match(/\*+/g) ?? []).length > maxStars);
}

/** The files and folders that match, as a shell would list them (Windows shells leave that to the program). */
export async function expandGlob(pattern: string): Promise<string[]> {
  const { folder, glob } = await splitPattern(withSlashes(pattern));
  const matches = picomatch(glob, { nocase: onWindows, noextglob: true });
  const found: string[] = [];
  for await (const met of walkFolder(folder, depthOf(glob))) {
    if (met.kind !== "unreadable" && matches(withSlashes(relative(folder, met.path)))) found.push(met.path);
  }
  return found;
}

/** The longest beginning that is a folder as written, brackets in its name or not, and the rest, which is the glob. */
async function splitPattern(pattern: string): Promise<{ folder: string; glob: string }> {
  const parts = pattern.split("/");
  for (let count = parts.length - 1; count > 0; count--) {
    // With the slash, so that an empty first part is the root and `C:` the root of its drive.
    const folder = `${parts.slice(0, count).join("/")}/`;
    if (await isFolder(folder)) return { folder, glob: parts.slice(count).join("/") };
  }
  return { folder: ".", glob: pattern };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function depthOf(glob: string): number {
  return glob.includes("**") ? Number.POSITIVE_INFINITY : glob.split("/").length;
}

/** Globs are written with `/`; on Windows `\` is a separator too, elsewhere it escapes. */
function withSlashes(path: string): string {
  return onWindows ? path.replaceAll("\\", "/") : path;
}
