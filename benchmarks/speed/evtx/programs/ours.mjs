// @stray/evtx as installed: node ours.mjs MODE FILE… [--check]
import { closeSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import { readEvtx } from "@stray/evtx";
import { Answer, eventIds, fieldNames } from "./projection.mjs";

const [mode, ...rest] = process.argv.slice(2);
const answer = new Answer(rest.includes("--check"));

const sinks = {
  eventIds: {
    wantsRecord(eventId) {
      answer.addEventId(eventId);
      return false;
    },
    onRecord() {},
  },
  projection: {
    wantsRecord(eventId) {
      answer.addRecord();
      return eventIds.has(eventId);
    },
    onRecord: (record) => answer.addProjected(record.eventId, record.eventRecordId, record.data),
  },
  fullEvents: {
    wantsData: () => false,
    onRecord(record) {
      answer.addRecord();
      answer.addText(record.json ?? "");
      if (answer.isChecked) answer.addEvent(JSON.parse(record.json));
    },
  },
};

const options = { crc32, fields: new Set(fieldNames), json: mode === "fullEvents" };
for (const path of rest.filter((argument) => !argument.startsWith("--"))) {
  const file = openSync(path, "r");
  const read = async (target, position) => readSync(file, target, 0, target.length, position);
  try {
    await readEvtx({ read }, { ...sinks[mode], onProblem() {} }, options);
  } catch (error) {
    if (error.code !== "notAnEventLog") throw error;
  }
  closeSync(file);
}
answer.print();
