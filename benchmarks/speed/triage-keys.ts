// From key to frame in the triage app at 100,000 sessions, in a real terminal (tmux), with the built command line.
// npm run build && node --conditions=@stray/source --import ./scripts/ts.mjs benchmarks/speed/triage-keys.ts [COUNT]
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { madeReportJson } from "./made-report.ts";
import { type ControlledTmux, openControlledTmux } from "./tmux-control.ts";

const cli = fileURLToPath(new URL("../../apps/cli/dist/main.js", import.meta.url));
const size = { columns: 120, rows: 40 };
/** The promise to the analyst. */
const limitMs = 50;
// Slower than the app redraws, so that each key is measured by itself.
const pauseMs = 120;

interface Step {
  name: string;
  keys: readonly string[];
  /** Esc steps back afterwards. */
  undo?: readonly string[];
}

const repeated = (key: string, times: number) => Array.from({ length: times }, () => key);
const steps: readonly Step[] = [
  { name: "j, next row", keys: repeated("j", 60) },
  { name: "PageDown", keys: repeated("PageDown", 30) },
  { name: "G and g, last and first row", keys: repeated("Gg", 15).flatMap((pair) => [...pair]) },
  { name: "s, another order", keys: repeated("s", 15) },
  { name: "p, detail pane", keys: repeated("p", 15) },
  { name: "j with the pane open", keys: repeated("j", 60) },
  { name: "J, pane scrolls", keys: repeated("J", 15), undo: ["p"] },
  { name: "a letter of a filter by field", keys: [..."/account:user12"], undo: ["Escape"] },
  { name: "a letter of a filter by text", keys: [..."/failed_logons"], undo: ["Escape"] },
  { name: "Backspace in a filter", keys: [..."/user1234", ...repeated("BSpace", 8)], undo: ["Escape"] },
];

async function main(count: number) {
  const folder = mkdtempSync(join(tmpdir(), "stray-triage-keys-"));
  try {
    const report = join(folder, "report.json");
    await writeFile(report, madeReportJson(count));
    const started = performance.now();
    const command = `env -u CI LC_ALL=C.UTF-8 '${process.execPath}' '${cli}' triage '${report}'`;
    const terminal = await openControlledTmux(command, size);
    try {
      await terminal.nextFrame(120_000);
      console.log(`${count} sessions, ${size.columns}x${size.rows}, Node ${process.version}, ${cpus().length} CPUs`);
      console.log(`from start to the first frame: ${((performance.now() - started) / 1000).toFixed(1)} s`);
      await pause(1000);
      await measureAll(terminal);
    } finally {
      terminal.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(terminal: ControlledTmux) {
  console.log(
    "\n| key | keys | median ms | 95% ms | worst ms | until the list follows, worst ms |\n|---|---|---|---|---|---|",
  );
  let worst = 0;
  for (const { name, keys, undo = [] } of steps) {
    const times: number[] = [];
    const settled: number[] = [];
    for (const key of keys) {
      const { firstMs, lastMs } = await measureKey(terminal, key);
      times.push(firstMs);
      settled.push(lastMs);
    }
    for (const key of undo) await measureKey(terminal, key);
    worst = Math.max(worst, ...times);
    console.log(`| ${name} | ${keys.length} | ${quantiles(times)} | ${Math.max(...settled).toFixed(0)} |`);
  }
  console.log(`\nworst key to frame: ${worst.toFixed(1)} ms, limit ${limitMs} ms`);
  if (worst > limitMs) process.exitCode = 1;
}

/** From sending the key to the end of the first frame after it, and of the last one before the app is quiet. */
async function measureKey(terminal: ControlledTmux, key: string) {
  const sent = performance.now();
  terminal.sendKey(key);
  const firstMs = (await terminal.nextFrame(2000)) - sent;
  let lastMs = firstMs;
  for (;;) {
    const frameAt = await terminal.nextFrame(pauseMs).catch(() => null);
    if (frameAt === null) return { firstMs, lastMs };
    lastMs = frameAt - sent;
  }
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.5), at(0.95), at(1)].map((time) => time.toFixed(1)).join(" | ");
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

await main(Number(process.argv[2] ?? 100_000));
