// npm run bench:evtx -- [--sizes corpus,1,26,250] [--modes projection,…] [--rounds 5] [--readers ours,winevtx] [--no-save]
// Prints the results and keeps them. Add 3072 to the sizes for 3 GB. Needs bash and GNU time (Debian: time); rivals are
// installed into benchmarks/rivals.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareAnswers } from "./compare-answers.ts";
import { corpusLogs, type MadeLog, makeLog } from "./made-logs.ts";
import { measureProcess, type ProcessCost } from "./measure-process.ts";
import { findReaders, type Mode, modes, type Reader } from "./readers.ts";
import { type Comparison, resultsPage } from "./results-page.ts";

const benchmarks = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "corpus,1,26,250" },
    modes: { type: "string", default: modes.join(",") },
    readers: { type: "string" },
    rounds: { type: "string", default: "5" },
    "no-save": { type: "boolean", default: false },
  },
});

/** Interleaved, so that what else the machine does falls on all alike. */
function measureRounds(
  readers: readonly Reader[],
  mode: Mode,
  log: MadeLog,
  rounds: number,
): Map<Reader, ProcessCost[]> {
  const costs = new Map<Reader, ProcessCost[]>(readers.map((reader) => [reader, []]));
  for (let round = 0; round < rounds; round++) {
    for (const reader of readers) costs.get(reader)?.push(measureProcess(reader.command(mode, log.paths)));
  }
  return costs;
}

function compare(readers: readonly Reader[], mode: Mode, log: MadeLog): Comparison {
  const able = readers.filter((reader) => log.bytes <= (reader.maxBytes[mode] ?? 0) && takes(reader, log));
  console.error(`${log.name}, ${mode}: ${able.map(({ name }) => name).join(", ")}`);
  const verdicts = compareAnswers(able, mode, log.paths);
  return { log, mode, verdicts, costs: measureRounds(able, mode, log, Number(values.rounds)) };
}

/** Of many files at once, among them damaged ones, only the programs here can make one process. */
function takes({ name }: Reader, { paths }: MadeLog): boolean {
  return paths.length === 1 || ["read-and-touch", "ours", "ours, checksums", "winevtx"].includes(name);
}

function logs(): MadeLog[] {
  const generated = join(benchmarks, "data", "generated");
  const made = values.sizes.split(",").map((size) => {
    return size === "corpus" ? corpusLogs() : makeLog("SEC", Number(size), generated);
  });
  return made.filter((log) => log !== null);
}

execFileSync("npm", ["run", "--silent", "build"], {
  cwd: join(benchmarks, "../packages/evtx"),
  stdio: "inherit",
});
const chosen = values.readers?.split(",");
const readers = findReaders().filter(
  ({ name }) => !chosen || name === "read-and-touch" || chosen.some((one) => name.startsWith(one)),
);
const chosenModes = modes.filter((mode) => values.modes.split(",").includes(mode));
const comparisons: Comparison[] = [];
const date = new Date().toISOString().slice(0, 10);
for (const log of logs()) {
  for (const mode of chosenModes) {
    comparisons.push(compare(readers, mode, log));
    savePage(resultsPage(comparisons, readers, date));
  }
}
console.log(resultsPage(comparisons, readers, date));

/** After each comparison, for a run takes minutes and may be cut short. */
function savePage(page: string): void {
  if (values["no-save"]) return;
  mkdirSync(join(benchmarks, "results"), { recursive: true });
  writeFileSync(join(benchmarks, "results", "evtx.md"), page);
}
