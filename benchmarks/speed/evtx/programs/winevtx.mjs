// npm winevtx: node winevtx.mjs MODE FILE… [--check]; it always decodes whole events. RIVALS is where it is installed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createAnswer, eventIds } from "./projection.mjs";

const entry = join(process.env.RIVALS, "npm", "node_modules", "winevtx", "dist", "index.js");
const { parseEvtxFile } = await import(pathToFileURL(entry).href);
const [mode, ...rest] = process.argv.slice(2);
const answer = await createAnswer(rest);

/** The id is a number, or has one beside its qualifiers. */
function eventIdOf(system) {
  const id = system?.EventID;
  return Number(typeof id === "object" ? id?.Value : id);
}

function addProjected({ Event }) {
  const eventId = eventIdOf(Event?.System);
  if (eventIds.has(eventId)) answer.addProjected(eventId, Event.System.EventRecordID, Event.EventData ?? {});
}

const uses = {
  eventIds: ({ event }) => answer.addEventId(eventIdOf(event.Event?.System)),
  projection({ event }) {
    answer.addRecord();
    addProjected(event);
  },
  fullEvents({ event }) {
    answer.addRecord();
    answer.addText(JSON.stringify(event));
    if (answer.isChecked) addProjected(event);
  },
};

for (const path of rest.filter((argument) => !argument.startsWith("--"))) {
  try {
    for (const record of parseEvtxFile(readFileSync(path))) uses[mode](record);
  } catch (error) {
    if (!answer.isChecked) continue;
    console.error(`winevtx gives up on ${path}: ${error.message}`);
  }
}
answer.print();
