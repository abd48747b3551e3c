import { cpus } from "node:os";
import type { Verdict } from "./compare-answers.ts";
import type { MadeLog } from "./made-logs.ts";
import type { ProcessCost } from "./measure-process.ts";
import type { Mode, Reader } from "./readers.ts";

/** All rounds of the readers of one log in one mode. */
export interface Comparison {
  log: MadeLog;
  mode: Mode;
  costs: Map<Reader, ProcessCost[]>;
  verdicts: Map<Reader, Verdict>;
}

const modeTitles: Record<Mode, string> = {
  eventIds: "EventID of every record",
  projection: "projection: 15 fields of 25 event ids",
  fullEvents: "full events as text",
};
const megabyte = 1024 * 1024;

/** The results as a page of Markdown; `date` as YYYY-MM-DD. */
export function resultsPage(comparisons: readonly Comparison[], readers: readonly Reader[], date: string): string {
  const versions = [...new Set(readers.map(({ name, version }) => `${name.split(",")[0]} ${version}`))].join("; ");
  return [
    "# Reading .evtx files",
    "",
    `${date}; ${cpus().length} x ${cpus()[0]?.model}; Node ${process.versions.node}; ${versions}.`,
    "",
    "Made by `npm run bench:evtx` in `benchmarks`. CPU (user and system) of whole processes, start-up included: median",
    "and range of interleaved rounds. `ours / it` below 1 means ours took less. Answers are compared first: *same values*",
    "is an equal checksum over the projected values (or event ids) of all records. *ours, checksums* also takes the CRC-32",
    "of every chunk, with Node's zlib; the others do not look at checksums unless they are told to. Where a goal is missed,",
    "[the profile](../speed/evtx/README.md) shows why.",
    "",
    ...comparisons.flatMap(comparisonSection),
  ].join("\n");
}

function comparisonSection({ log, mode, costs, verdicts }: Comparison): string[] {
  const ours = [...costs].find(([{ name }]) => name === "ours")?.[1] ?? [];
  const rows = [...costs].map(([reader, rounds]) => {
    const cpu = rounds.map(({ cpuSeconds }) => cpuSeconds);
    const ratio = median(ours.map(({ cpuSeconds }) => cpuSeconds)) / median(cpu);
    const wall = median(rounds.map(({ wallSeconds }) => wallSeconds));
    const rss = Math.max(...rounds.map(({ peakRssBytes }) => peakRssBytes)) / megabyte;
    const spread = `${seconds(median(cpu))} (${seconds(Math.min(...cpu))}-${seconds(Math.max(...cpu))})`;
    return `| ${reader.name} | ${spread} | ${ratio.toPrecision(2)} | ${seconds(wall)} | ${rss.toFixed(0)} | ${verdicts.get(reader) ?? "-"} |`;
  });
  return [
    `## ${log.name} (${(log.bytes / megabyte).toFixed(0)} MB): ${modeTitles[mode]}`,
    "",
    "| reader | CPU s | ours / it | wall s | peak RSS MB | answer |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
  ];
}

function seconds(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
