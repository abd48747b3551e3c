// npm run bench:events -- [--mixes kept,noise] [--sizes 1e6,1e7] [--crowd 20000] [--keep] [--no-save]
// Scans evidence of 200 computers with the built command line; needs 7 GB of disk, bash and GNU time (Debian: time).
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureProcess } from "../evtx/measure-process.ts";
import { type MadeEvidence, type MixName, makeCrowd, makeEvidence } from "./made-evidence.ts";
import { resultsPage, type Scan } from "./results-page.ts";

const benchmarks = fileURLToPath(new URL("../..", import.meta.url));
const generated = join(benchmarks, "data", "generated");
const commandLine = join(benchmarks, "../apps/cli/dist/main.js");
const computers = 200;
const { values } = parseArgs({
  options: {
    mixes: { type: "string", default: "kept,noise" },
    sizes: { type: "string", default: "1e6,1e7" },
    crowd: { type: "string", default: "20000" },
    keep: { type: "boolean", default: false },
    "no-save": { type: "boolean", default: false },
  },
});

/** Makes the evidence, scans it and takes it away again. */
function measure(name: string, make: (folder: string) => MadeEvidence): Scan {
  const folder = join(generated, `events-${name}`);
  const report = join(generated, `events-${name}.json`);
  console.error(`${name}: writing`);
  const { events, kept } = make(folder);
  console.error(`${name}: scanning ${events} events`);
  const scanFlags = ["--format", "json", "--quiet", "--no-progress", "--force", "-o", report];
  const cost = measureProcess({ file: process.execPath, arguments: [commandLine, "scan", folder, ...scanFlags] });
  const scan = { name, events, kept, ...populationIn(report), cost };
  if (!values.keep) for (const path of [folder, report]) rmSync(path, { recursive: true, force: true });
  if (scan.counted !== events) throw new Error(`${name}: the report counts ${scan.counted} of ${events} events`);
  console.error(`${name}: ${JSON.stringify(scan.cost)}`);
  return scan;
}

/** The report may be larger than one string can be, so its numbers are read from its text. */
function populationIn(report: string): Pick<Scan, "counted" | "scored" | "sessions"> {
  const script = `grep -m1 -A14 '"population"' "$1"`;
  const text = execFileSync("bash", ["-c", script, "bash", report], { encoding: "utf8" });
  const count = (key: string) => Number(new RegExp(`"${key}": (\\d+)`).exec(text)?.[1] ?? Number.NaN);
  const sessions = count("userSessions") + count("machineSessions") + count("serviceSessions");
  return { counted: count("events"), scored: count("scored"), sessions };
}

function isMix(name: string): name is MixName {
  return name === "kept" || name === "noise";
}

execFileSync("npm", ["run", "--silent", "build"], { cwd: join(benchmarks, "../apps/cli"), stdio: "inherit" });
const scans = values.mixes
  .split(",")
  .filter(isMix)
  .flatMap((mix) =>
    values.sizes.split(",").map((size) => {
      const name = `${mix}-${Number(size) / 1e6}M`;
      return measure(name, (folder) => makeEvidence(folder, mix, Number(size), computers));
    }),
  );
if (Number(values.crowd) > 0) scans.push(measure("crowd", (folder) => makeCrowd(folder, Number(values.crowd))));
const { version } = JSON.parse(readFileSync(join(benchmarks, "../apps/cli/package.json"), "utf8"));
const page = resultsPage(scans, { version, date: new Date().toISOString().slice(0, 10) });
console.log(page);
if (!values["no-save"]) writeFileSync(join(benchmarks, "results", "events.md"), page);
