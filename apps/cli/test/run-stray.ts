import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The built program: what users run. turbo builds it before these tests. */
export const mainPath = fileURLToPath(new URL("../dist/main.js", import.meta.url));

export interface StrayRun {
  stdout: string;
  stderr: string;
  /** Exit code; null when a signal ended the process. */
  code: number | null;
}

export interface RunOptions {
  input?: string | Uint8Array;
  environment?: Record<string, string>;
  cwd?: string;
}

/** What every run sees, so that no test depends on the caller's terminal, CI or locale. */
const plainEnvironment = { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", TERM: "xterm" };

/** Starts the program with pipes on all three streams. */
export function startStray(args: readonly string[], { environment = {}, cwd }: RunOptions = {}) {
  const env = { ...plainEnvironment, ...environment };
  return spawn(process.execPath, [mainPath, ...args], { env, cwd, stdio: "pipe" });
}

/** Runs the program to its end. */
export async function runStray(args: readonly string[], options: RunOptions = {}): Promise<StrayRun> {
  const child = startStray(args, options);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  child.stdin.on("error", () => {
    // A program that refuses its arguments never reads its input.
  });
  child.stdin.end(options.input ?? "");
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { stdout, stderr, code };
}
