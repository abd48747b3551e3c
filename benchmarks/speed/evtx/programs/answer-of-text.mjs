// What other tools print, as an answer to compare: TOOL … | node answer-of-text.mjs evtxDump|evtxexport
import { createInterface } from "node:readline";
import { createAnswer, eventIds } from "./projection.mjs";

const answer = await createAnswer(["--check"]);
const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function addXml(xml) {
  answer.addRecord();
  const eventId = Number(/<EventID[^>]*>(\d+)/.exec(xml)[1]);
  if (!eventIds.has(eventId)) return;
  const data = {};
  for (const [, name, value = ""] of xml.matchAll(/<Data Name="([^"]+)"(?:\/>|>([^<]*)<)/g)) {
    data[name] = value.replace(/&(lt|gt|amp|quot|apos);/g, (_, entity) => entities[entity]);
  }
  answer.addProjected(eventId, /<EventRecordID>(\d+)/.exec(xml)[1], data);
}

let xml = "";
for await (const line of createInterface({ input: process.stdin })) {
  if (process.argv[2] === "evtxDump") {
    answer.addRecord();
    answer.addEvent(JSON.parse(line));
  } else {
    if (line.startsWith("<Event ")) xml = "";
    xml += line;
    if (line.startsWith("</Event>")) addXml(xml);
  }
}
answer.print();
