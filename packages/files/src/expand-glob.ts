import { relative } from "node:path";
import picomatch from "picomatch";
import { walkFolder } from "./walk-folder.ts";

const onWindows = process.platform === "win32";

/** Whether a path holds glob characters; one that exists as written is never taken for a glob. */
export function isGlob(path: string): boolean {
  return picomatch.scan(withSlashes(path)).isGlob;
}

/** The files and folders that match, as a shell would list them (Windows shells leave that to the program). */
export async function expandGlob(pattern: string): Promise<string[]> {
  const { base, glob } = picomatch.scan(withSlashes(pattern));
  const matches = picomatch(glob, { nocase: onWindows });
  const folder = base === "" ? "." : base;
  const found: string[] = [];
  for await (const met of walkFolder(folder, depthOf(glob))) {
    if (met.kind !== "unreadable" && matches(withSlashes(relative(folder, met.path)))) found.push(met.path);
  }
  return found;
}

function depthOf(glob: string): number {
  return glob.includes("**") ? Number.POSITIVE_INFINITY : glob.split("/").length;
}

/** Globs are written with `/`; on Windows `\` is a separator too, elsewhere it escapes. */
function withSlashes(path: string): string {
  return onWindows ? path.replaceAll("\\", "/") : path;
}
