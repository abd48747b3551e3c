import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** In which share of all samples a function was on top of the stack. */
export interface FunctionTime {
  name: string;
  share: number;
}

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
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

function longest({ nodes, samples }: CpuProfile, count: number): FunctionTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const counts = new Map<string, number>();
  for (const id of samples) {
    const frame = frames.get(id);
    const isKernel = frame !== undefined && /\/lof\/[^/]*\.js$/.test(frame.url);
    if (isKernel || frame?.functionName === "(garbage collector)") {
      const name = frame.functionName || "(anonymous)";
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return [...counts]
    .map(([name, one]) => ({ name, share: one / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, count);
}
