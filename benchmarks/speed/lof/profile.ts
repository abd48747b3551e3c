import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Milliseconds that one function was on top of the stack. */
export interface FunctionTime {
  name: string;
  milliseconds: number;
}

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Runs Node with its sampling profiler; the functions that took most of the main thread, compiled or not. */
export function profileNode(args: readonly string[], folder: string, count: number): FunctionTime[] {
  const output = mkdtempSync(join(folder, "profile-"));
  const profiler = ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", output, "--cpu-prof-name", "one"];
  execFileSync(process.execPath, [...profiler, ...args], { encoding: "utf8" });
  const profile: CpuProfile = JSON.parse(readFileSync(join(output, "one"), "utf8"));
  rmSync(output, { recursive: true });
  return longest(profile, count);
}

function longest({ nodes, samples, timeDeltas }: CpuProfile, count: number): FunctionTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const microseconds = new Map<string, number>();
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (frame === undefined || !/\/lof\/[^/]*\.js$|^$/.test(frame.url)) return;
    const name = frame.functionName || "(anonymous)";
    microseconds.set(name, (microseconds.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return [...microseconds]
    .filter(([name]) => !["(root)", "(program)", "(idle)"].includes(name))
    .map(([name, time]) => ({ name, milliseconds: time / 1000 }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, count);
}
