import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "./measure-process.ts";

/** EventID of every record; 15 fields of 25 event ids; every field of every record as text. */
export const modes = ["eventIds", "projection", "fullEvents"] as const;
export type Mode = (typeof modes)[number];

/** A reader to measure: how it is called, and how its answer is got. */
export interface Reader {
  name: string;
  version: string;
  /** What it can do, up to which size of log: larger ones would not fit its memory, or take minutes. */
  maxBytes: Partial<Record<Mode, number>>;
  command(mode: Mode, paths: readonly string[]): Command;
  /** Prints `{ records, projected, digest? }`; null for one that gives no answer. */
  answer: ((mode: Mode, paths: readonly string[]) => Command) | null;
}

const megabyte = 1024 * 1024;
const anySize = Number.POSITIVE_INFINITY;
const programs = fileURLToPath(new URL("programs", import.meta.url));
const rivals = fileURLToPath(new URL("../../rivals", import.meta.url));
const npmRivals = { winevtx: "0.1.2", "@ts-evtx/core": "1.1.1" };
const evtxDumpVersion = "0.15.1";

/** The floor, ours, and every rival that is here or could be installed; says on stderr which are missing. */
export function findReaders(): Reader[] {
  installNpmRivals();
  const own = JSON.parse(
    readFileSync(fileURLToPath(new URL("../../../packages/evtx/package.json", import.meta.url)), "utf8"),
  );
  return [
    nodeReader("read-and-touch", "the floor", allModesUpTo(anySize)),
    nodeReader("ours", own.version, allModesUpTo(anySize)),
    nodeReader("ours", own.version, allModesUpTo(anySize), { suffix: ", checksums", options: ["--checksums"] }),
    nodeReader("winevtx", npmRivals.winevtx, allModesUpTo(1024 * megabyte)),
    nodeReader("ts-evtx", npmRivals["@ts-evtx/core"], { fullEvents: 100 * megabyte }),
    ...[evtxDump(), evtxexport(), pythonLibevtx()].filter((reader) => reader !== null),
  ];
}

function allModesUpTo(bytes: number): Reader["maxBytes"] {
  return { eventIds: bytes, projection: bytes, fullEvents: bytes };
}

/** A program of this name, run with options that tell it apart from itself by a suffix. */
function nodeReader(
  program: string,
  version: string,
  maxBytes: Reader["maxBytes"],
  { suffix, options }: { suffix: string; options: readonly string[] } = { suffix: "", options: [] },
): Reader {
  const name = `${program}${suffix}`;
  const command = (mode: Mode, paths: readonly string[]): Command => ({
    file: process.execPath,
    arguments: [join(programs, `${program}.mjs`), mode, ...paths, ...options],
    environment: { RIVALS: rivals },
  });
  const answer = (mode: Mode, paths: readonly string[]) => {
    const plain = command(mode, paths);
    return { ...plain, arguments: [...plain.arguments, "--check"] };
  };
  return { name, version, maxBytes, command, answer: name === "read-and-touch" ? null : answer };
}

function installNpmRivals(): void {
  const folder = join(rivals, "npm");
  if (Object.keys(npmRivals).every((name) => existsSync(join(folder, "node_modules", name)))) return;
  mkdirSync(folder, { recursive: true });
  const packages = Object.entries(npmRivals).map(([name, version]) => `${name}@${version}`);
  run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", ...packages]);
}

function evtxDump(): Reader | null {
  const root = join(rivals, "evtx_dump");
  const file = join(root, "bin", "evtx_dump");
  const install = ["install", "evtx", "--version", evtxDumpVersion, "--locked", "--root", root];
  if (!existsSync(file) && !run("cargo", install)) return missing("evtx_dump", "cargo, and a registry it reaches");
  const options = ["-t", "1", "-o", "jsonl"];
  return textReader(
    "evtx_dump",
    { file, options, version: `${evtxDumpVersion} (one thread)`, format: "evtxDump" },
    anySize,
  );
}

function evtxexport(): Reader | null {
  const printed = spawnSync("evtxexport", ["-V"], { encoding: "utf8" }).stdout;
  const version = /evtxexport (\d+)/.exec(printed ?? "")?.[1];
  if (version === undefined) return missing("evtxexport", "Debian's libevtx-utils");
  return textReader(
    "evtxexport",
    { file: "evtxexport", options: ["-f", "xml"], version, format: "evtxexport" },
    30 * megabyte,
  );
}

interface TextTool {
  file: string;
  options: readonly string[];
  version: string;
  /** As answer-of-text.mjs names it. */
  format: string;
}

/** A command line tool that prints all events of one log. */
function textReader(name: string, { file, options, version, format }: TextTool, maxBytes: number): Reader {
  const pipe = `set -o pipefail; "$@" 2>/dev/null | "${process.execPath}" "${join(programs, "answer-of-text.mjs")}" ${format}`;
  return {
    ...{ name, version, maxBytes: { fullEvents: maxBytes } },
    command: (_, paths) => ({ file, arguments: [...options, ...paths] }),
    answer: (_, paths) => ({ file: "bash", arguments: ["-c", pipe, "bash", file, ...options, ...paths] }),
  };
}

function pythonLibevtx(): Reader | null {
  const print = "import pyevtx; print(pyevtx.get_version())";
  for (const file of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(file, ["-c", print], { encoding: "utf8" });
    if (status !== 0) continue;
    const command = (mode: Mode, paths: readonly string[]) => ({
      file,
      arguments: [join(programs, "python-libevtx.py"), mode, ...paths],
    });
    return {
      name: "python3-libevtx",
      version: stdout.trim(),
      maxBytes: { ...allModesUpTo(30 * megabyte), projection: 300 * megabyte },
      command,
      answer: command,
    };
  }
  return missing("python3-libevtx", "Debian's package of that name");
}

function missing(name: string, needed: string): null {
  console.error(`${name} is left out: it needs ${needed}`);
  return null;
}

function run(file: string, options: readonly string[]): boolean {
  return spawnSync(file, options, { stdio: ["ignore", 2, 2] }).status === 0;
}
