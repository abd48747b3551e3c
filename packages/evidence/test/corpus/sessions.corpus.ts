import { join } from "node:path";
import { createEventStore, reconstructSessions } from "@stray/core";
import { defaultAnalysisOptions, type LogonSession, type WindowsEvent } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { readEvents, rebuildSessions } from "../../src/index.ts";
import { testContext } from "../memory-source.ts";
import { folderSources } from "./folder-sources.ts";

const corpus = corpusFolder();
const options = defaultAnalysisOptions;

const sourcesIn = (folder: string) => folderSources(join(corpus ?? "", folder));

async function sessionsIn(folder: string): Promise<LogonSession[]> {
  return (await rebuildSessions(sourcesIn(folder), options, testContext())).sessions;
}

/** Whichever way a generator turns it: a fixed one, so that a failure can be repeated. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe.skipIf(corpus === null)("sessions of real logs", () => {
  it("are the 29 of a year of Remote Desktop, all but one of them logged off", async () => {
    const sessions = await sessionsIn("evtx/puffyCid+artemis-api");
    const loggedOff = sessions.filter(({ events }) => events.some(({ eventId }) => eventId === 23));
    expect(sessions).toHaveLength(29);
    expect(loggedOff.map(({ endReason }) => endReason)).toEqual(Array(28).fill("remoteDesktopLogoff"));
  });

  it("share no event, in the whole corpus", async () => {
    const owners = new Map<string, string[]>();
    for (const { sessionKey, events } of await sessionsIn(".")) {
      for (const { source, channel, eventId, eventRecordId, timeCreated } of events) {
        const event = JSON.stringify([source, channel, eventId, eventRecordId, timeCreated]);
        owners.set(event, [...(owners.get(event) ?? []), sessionKey]);
      }
    }
    expect([...owners].filter(([, keys]) => new Set(keys).size > 1)).toEqual([]);
    console.log(`${owners.size} listed events, each in one session`);
  });

  it.each(["evtx/puffyCid+artemis-api", "computers/belkasoft-insider-threat"])(
    "are the same whatever the order of the events of %s",
    async (folder) => {
      const events: WindowsEvent[] = [];
      await readEvents(sourcesIn(folder), options, testContext(), (event) => events.push(event));
      const store = createEventStore();
      for (const event of shuffled(events)) store.add(event);
      expect(reconstructSessions(store, options).sessions).toEqual(await sessionsIn(folder));
    },
  );
});
