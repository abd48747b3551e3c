import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const benchmarks = fileURLToPath(new URL("../..", import.meta.url));
const programs = fileURLToPath(new URL("programs", import.meta.url));

/** What one run of one program took; all CPU figures are user and system seconds. */
export interface Run {
  /** One for each call in the process; the first is cold. */
  cpuSeconds: number[];
  /** From the start of the process, loading included. */
  processCpuSeconds: number;
  peakRssBytes: number;
  version: string;
}

/** What is asked of a program. */
export interface Question {
  path: string;
  columns: number;
  k: number;
  calls: number;
  answerPath?: string;
}

/** A program that gives local outlier factors. */
export interface Rival {
  name: string;
  run: (question: Question) => Run;
}

/** Compiles core into `folder` and returns the program that runs it. */
export function strayProgram(folder: string): Rival & { maskTies: (question: Question, maskPath: string) => void } {
  const core = join(benchmarks, "../packages/core");
  execFileSync("npx", ["tsc", "-p", "tsconfig.build.json", "--outDir", folder], { cwd: core, stdio: "inherit" });
  return {
    name: "stray",
    run: (question) => {
      return runProgram(process.execPath, [join(programs, "stray.mjs"), folder], question, "auto");
    },
    maskTies: ({ path, columns, k }, maskPath) => {
      const rest = [folder, path, String(columns), String(k), maskPath];
      execFileSync(process.execPath, [join(programs, "tie-independent-rows.mjs"), ...rest]);
    },
  };
}

/** scikit-learn in a virtual environment of its own, made on demand. */
export function scikitLearn(label: string, requirements: readonly string[], algorithm: "auto" | "brute"): Rival {
  const folder = join(benchmarks, "rivals/python", `sklearn-${label}`);
  if (!existsSync(folder)) {
    execFileSync("python3", ["-m", "venv", folder]);
    execFileSync(join(folder, "bin/pip"), ["install", "--quiet", ...requirements], { stdio: "inherit" });
  }
  return {
    name: `scikit-learn ${label}, ${algorithm}`,
    run: (question) => runProgram(join(folder, "bin/python"), [join(programs, "scikit-learn.py")], question, algorithm),
  };
}

function runProgram(file: string, first: readonly string[], question: Question, last: string): Run {
  const { path, columns, k, calls, answerPath } = question;
  const rest = [path, String(columns), String(k), String(calls), last, ...(answerPath ? [answerPath] : [])];
  // A forced OpenBLAS kernel makes the newest numpy fail or crawl: each library shall choose for itself.
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...env } = process.env;
  const output = execFileSync(file, [...first, ...rest], { encoding: "utf8", env });
  return JSON.parse(output);
}
