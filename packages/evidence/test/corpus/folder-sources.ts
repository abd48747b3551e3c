import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { EvidenceSource } from "../../src/index.ts";

/** Every file below a folder, as a walk gives it. */
export function folderSources(folder: string): EvidenceSource[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile())
    .map(({ name, path }) => ({
      name: name.split(sep).join("/"),
      given: false,
      sizeBytes: statSync(path).size,
      open: async () => openForReading(path),
    }));
}

function openForReading(path: string) {
  const file = openSync(path, "r");
  return {
    read: async (target: Uint8Array, position: number) => readSync(file, target, 0, target.length, position),
    close: async () => closeSync(file),
  };
}
