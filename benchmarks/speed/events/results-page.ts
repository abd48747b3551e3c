import { cpus } from "node:os";
import type { ProcessCost } from "../evtx/measure-process.ts";

/** One scan of made evidence, start-up and writing the report included. */
export interface Scan {
  name: string;
  events: number;
  /** Events with a kind, as the generator counts them. */
  kept: number;
  /** As the report counts them. */
  counted: number;
  sessions: number;
  scored: number;
  cost: ProcessCost;
}

const megabyte = 1e6;

/** The results as a page of Markdown; `date` as YYYY-MM-DD. */
export function resultsPage(scans: readonly Scan[], { version, date }: { version: string; date: string }): string {
  return [
    "# Scanning many events",
    "",
    `${date}; ${cpus().length} x ${cpus()[0]?.model}; Node ${process.versions.node}; stray ${version}.`,
    "",
    "Made by `npm run bench:events` in `benchmarks`: `stray scan FOLDER --format json` over EVTX logs of 200 computers, as",
    "the project's own writer makes them; one run each, so times are of that moment. *kept*: of 5,192 events a computer",
    "about 1,500 have no kind. *noise*: nine of ten have none. *crowd*: computers with one logon each, all in one log.",
    "Kept events are those with a kind; sessions are rebuilt for all accounts, and people's are scored.",
    "",
    "| evidence | events | kept | sessions | scored | CPU s | wall s | events/CPU s | peak RSS MB |",
    "|---|---|---|---|---|---|---|---|---|",
    ...scans.map(row),
    "",
    ...growthLines(scans),
    "",
  ].join("\n");
}

function row({ name, events, kept, sessions, scored, cost }: Scan): string {
  const { cpuSeconds, wallSeconds, peakRssBytes } = cost;
  const speed = whole(events / cpuSeconds);
  const cells = [name, whole(events), whole(kept), whole(sessions), whole(scored), cpuSeconds.toFixed(1)];
  return `| ${[...cells, wallSeconds.toFixed(1), speed, whole(peakRssBytes / megabyte)].join(" | ")} |`;
}

/** What the larger evidence of a mix took beyond the smaller, an event kept. */
function growthLines(scans: readonly Scan[]): string[] {
  return scans.slice(1).flatMap((large, index) => {
    const small = scans[index]!;
    if (small.name.split("-")[0] !== large.name.split("-")[0]) return [];
    const bytes = (large.cost.peakRssBytes - small.cost.peakRssBytes) / (large.kept - small.kept);
    return [`From ${small.name} to ${large.name} peak RSS grew by ${bytes.toFixed(0)} bytes per further kept event.`];
  });
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
