import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OtherEvent, OtherReader } from "./reader.ts";

const script = fileURLToPath(new URL("read_with_libevtx.py", import.meta.url));
/** Debian's module belongs to the system's Python, which need not be the first one of the search path. */
const pythons = ["python3", "/usr/bin/python3"];

/** libevtx through its Python module, or null where that is not installed. */
export function findLibevtx(): OtherReader | null {
  for (const python of pythons) {
    const asked = spawnSync(python, ["-c", "import pyevtx; print(pyevtx.get_version())"], { encoding: "utf8" });
    if (asked.status === 0)
      return { name: "libevtx", version: asked.stdout.trim(), read: (path) => read(python, path) };
  }
  return null;
}

function read(python: string, path: string): OtherEvent[] {
  const run = spawnSync(python, [script, path], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`libevtx: ${run.stderr}`);
  const lines = run.stdout.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}
