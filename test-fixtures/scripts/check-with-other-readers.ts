// Reads the demo, a varied set of events and every case that is written as .evtx with libevtx and winevtx, and tells what they show otherwise.
// Needs `apt-get install python3-libevtx`, and `npm install winevtx` in a folder outside of the repository, whose path is the argument:
// node --conditions=@stray/source --import ./scripts/ts.mjs test-fixtures/scripts/check-with-other-readers.ts FOLDER
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventSpecInput, eventSpecSchema } from "../src/event-spec.ts";
import { writeEvtx } from "../src/evtx-writer/write-evtx.ts";
import { demoLogs } from "./demo/demo-evidence.ts";
import { caseLogs } from "./other-readers/case-logs.ts";
import { type Difference, differences } from "./other-readers/compare-events.ts";
import { explanationOf } from "./other-readers/known-differences.ts";
import { findLibevtx } from "./other-readers/libevtx.ts";
import type { OtherReader } from "./other-readers/reader.ts";
import { variedEvents } from "./other-readers/varied-events.ts";
import { findWinevtx } from "./other-readers/winevtx.ts";

const shownPerFile = 20;

interface WrittenFile {
  name: string;
  events: readonly EventSpecInput[];
}

/** Returns the number of differences that are not explained. */
function check(reader: OtherReader, { name, events }: WrittenFile, path: string): number {
  const found = reader.read(path);
  const specs = events.map((event) => eventSpecSchema.parse(event));
  console.log(`${reader.name}: ${name}: ${found.length} of ${specs.length} events`);
  if (found.length !== specs.length) return Math.abs(found.length - specs.length);
  const all = specs.flatMap((event, index) => differences(event, found[index]!));
  const unexplained = all.filter((difference) => explanationOf(reader.name, difference) === null);
  for (const [why, count] of explained(reader, all)) console.log(`  ${count} explained: ${why}`);
  for (const difference of unexplained.slice(0, shownPerFile)) console.log(`  ${describe(difference)}`);
  return unexplained.length;
}

function explained({ name }: OtherReader, all: readonly Difference[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const difference of all) {
    const why = explanationOf(name, difference);
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

function describe({ eventRecordId, field, type, expected, found }: Difference): string {
  const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
  return `event ${eventRecordId}, ${field} (${type}): wrote ${JSON.stringify(short(expected))}, shown ${JSON.stringify(short(found))}`;
}

const readers = [findLibevtx(), await findWinevtx(process.argv[2])].filter((reader) => reader !== null);
console.log(`readers installed: ${readers.map(({ name, version }) => `${name} ${version}`).join(", ") || "none"}`);
const folder = mkdtempSync(join(tmpdir(), "stray-check-"));
let unexplainedCount = 0;
const made = [
  { name: "varied.evtx", events: variedEvents() },
  { name: "empty.evtx", events: [] },
];
for (const file of [...demoLogs(), ...made, ...caseLogs()]) {
  const path = join(folder, "checked.evtx");
  writeFileSync(path, writeEvtx(file.events));
  for (const reader of readers) unexplainedCount += check(reader, file, path);
}
rmSync(folder, { recursive: true });
console.log(`${unexplainedCount} unexplained differences`);
process.exitCode = unexplainedCount === 0 ? 0 : 1;
