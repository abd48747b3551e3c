import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type FunctionTime, profileNode } from "./profile.ts";

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

/** Our own program, which can also tell which rows to compare, and where its time goes. */
export interface Stray extends Rival {
  maskTies: (question: Question, maskPath: string) => void;
  profile: (question: Question, folder: string) => FunctionTime[];
}

const profiledFunctions = 10;

/** Compiles the kernel into `folder` and returns the program that runs it. */
export function strayProgram(folder: string): Stray {
  const project = fileURLToPath(new URL("tsconfig.build.json", import.meta.url));
  execFileSync("npx", ["tsc", "-p", project, "--outDir", folder], { cwd: benchmarks, stdio: "inherit" });
  const program = [join(programs, "stray.mjs"), folder];
  return {
    name: "stray",
    run: (question) => runProgram(process.execPath, program, question, "auto"),
    maskTies: ({ path, columns, k }, maskPath) => {
      const rest = [folder, path, String(columns), String(k), maskPath];
      execFileSync(process.execPath, [join(programs, "tie-independent-rows.mjs"), ...rest]);
    },
    profile: ({ path, columns, k }, output) => {
      return profileNode([...program, path, String(columns), String(k), "1", "auto"], output, profiledFunctions);
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
