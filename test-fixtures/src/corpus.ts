import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of real logs that corpus tests read (CORPUS_DIR, else ../shared/corpus), or null where it is absent. */
export function corpusFolder(): string | null {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = resolve(process.env.CORPUS_DIR ?? join(root, "..", "shared", "corpus"));
  if (existsSync(join(folder, "manifest.json"))) return folder;
  console.warn(`corpus absent: no ${join(folder, "manifest.json")}; the corpus tests pass without running`);
  return null;
}
