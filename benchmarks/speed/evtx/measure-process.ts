import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** One command that is measured; its output goes to the null device. */
export interface Command {
  file: string;
  arguments: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** What a whole process took, start-up included. */
export interface ProcessCost {
  /** User and system time. */
  cpuSeconds: number;
  wallSeconds: number;
  peakRssBytes: number;
}

/**
 * bash's `time` counts CPU in milliseconds and GNU time tells the peak RSS (KiB); the second runs inside the first, so
 * that the memory of this process, which a fork inherits, is not counted.
 */
const script = `TIMEFORMAT='%U %S %R'; time /usr/bin/time -f %M "$@" >/dev/null`;

/** Runs a command once and measures it; throws where it fails. */
export function measureProcess({ file, arguments: rest, environment }: Command): ProcessCost {
  const result = spawnSync("bash", ["-c", script, "bash", file, ...rest], {
    encoding: "utf8",
    env: { ...process.env, ...environment, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  const [rss = "", times = ""] = result.stderr.trim().split("\n").slice(-2);
  if (result.status !== 0) throw new Error(`${file} ${rest[0]} failed: ${result.error ?? result.stderr}`);
  const [user = Number.NaN, system = Number.NaN, wallSeconds = Number.NaN] = times.split(" ").map(Number);
  return { cpuSeconds: user + system, wallSeconds, peakRssBytes: Number(rss) * 1024 };
}

/** Runs a command for its output. */
export function outputOf({ file, arguments: rest, environment }: Command, inputPath?: string): string {
  const stdin = inputPath === undefined ? "ignore" : openSync(inputPath, "r");
  const result = spawnSync(file, rest, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: [stdin, "pipe", "pipe"],
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (typeof stdin === "number") closeSync(stdin);
  if (result.status !== 0) throw new Error(`${file} ${rest[0]} failed: ${result.error ?? result.stderr}`);
  return result.stdout;
}
