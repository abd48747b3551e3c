// @stray/evtx as installed: node ours.mjs MODE FILE… [--check]
import { closeSync, openSync, readSync } from "node:fs";
import { readEvtx } from "@stray/evtx";
import { Answer, eventIds } from "./projection.mjs";

const [mode, ...rest] = process.argv.slice(2);
const answer = new Answer(rest.includes("--check"));

const sinks = {
  eventIds: {
    wantsData: () => false,
    onRecord: (record) => answer.addEventId(record.eventId),
  },
  projection: {
    wantsData: (eventId) => eventIds.has(eventId),
    onRecord(record) {
      answer.addRecord();
      if (eventIds.has(record.eventId)) answer.addProjected(record.eventId, record.eventRecordId, record.data);
    },
  },
  fullEvents: {
    onRecord(record) {
      answer.addRecord();
      answer.addText(record.json ?? "");
      if (answer.isChecked) answer.addEvent(JSON.parse(record.json));
    },
  },
};

for (const path of rest.filter((argument) => !argument.startsWith("--"))) {
  const file = openSync(path, "r");
  const read = async (target, position) => readSync(file, target, 0, target.length, position);
  try {
    await readEvtx({ read }, { ...sinks[mode], onProblem() {} }, { json: mode === "fullEvents" });
  } catch (error) {
    if (error.code !== "notAnEventLog") throw error;
  }
  closeSync(file);
}
answer.print();
