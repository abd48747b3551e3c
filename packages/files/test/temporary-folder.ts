import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files (names with `/`), removed after the test. */
export function temporaryFolder(files: Record<string, string | Uint8Array> = {}): string {
  // macOS keeps its temporary folder behind a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "stray-files-")));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, ...name.split("/"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}
