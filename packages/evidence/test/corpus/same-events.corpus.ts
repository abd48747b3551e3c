import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { WindowsEvent } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { readEvents } from "../../src/index.ts";
import { memorySource, testContext } from "../memory-source.ts";
import { folderSources } from "./folder-sources.ts";

const corpus = corpusFolder();

/** In this JSON someone changed the case of a file name; the log has `Explorer.EXE`. */
const changedByHand = "ad691d92-15f2-4181-9aa4-723c74f9ddc3.json";

async function eventsOf(path: string): Promise<WindowsEvent[]> {
  const events: WindowsEvent[] = [];
  const source = memorySource(basename(path), readFileSync(path));
  await readEvents([source], { timezone: [] }, testContext(), (event) => events.push(event));
  return events;
}

/** What both formats carry: evtx_dump cuts times to microseconds, and older ones cut blanks at the end of a text. */
function comparable({ origin: _origin, timeCreated, data, ...event }: WindowsEvent) {
  const fields = Object.entries(data).map(([name, value]) => [name, [value].flat().map((text) => text.trimEnd())]);
  return { ...event, timeCreated: timeCreated?.slice(0, 26), data: fields };
}

it.skipIf(corpus === null)("a log and its evtx_dump JSON give the same events, field by field", async () => {
  const folder = join(corpus ?? "", "evtx", "SigmaHQ+sigma");
  const pairs = folderSources(folder)
    .map(({ name }) => join(folder, name))
    .filter((path) => path.endsWith(".json") && basename(path) !== changedByHand)
    .map((json) => ({ json, evtx: join(dirname(json), `${basename(json, ".json")}.evtx`) }));
  let events = 0;
  for (const { json, evtx } of pairs) {
    const dumped = await eventsOf(json);
    expect((await eventsOf(evtx)).map(comparable)).toEqual(dumped.map(comparable));
    events += dumped.length;
  }
  console.log(`${pairs.length} pairs of log and evtx_dump JSON: ${events} events equal`);
});
