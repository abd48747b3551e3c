import { dirname, isAbsolute, relative, sep } from "node:path";

/** The longest folder that holds all of them (absolute paths); null when there is none, as between two drives. */
export function commonFolder(folders: readonly string[]): string | null {
  let common: string | null = folders[0] ?? null;
  for (const folder of folders) {
    while (common !== null && !contains(common, folder)) common = dirname(common) === common ? null : dirname(common);
  }
  return common;
}

function contains(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** A file's name in a report: its path below `folder`, with `/` on every system. */
export function inputName(folder: string | null, path: string): string {
  const below = folder === null ? path : relative(folder, path);
  return below.split(sep).join("/");
}
