// @stray/evtx as installed: node ours.mjs MODE FILE… [--check] [--checksums]
import { closeSync, openSync, readSync } from "node:fs";
import { EvtxReader, JsonBytes } from "@stray/evtx";
import { createAnswer, eventIds, fieldNames } from "./projection.mjs";

const [mode, ...rest] = process.argv.slice(2);
const answer = await createAnswer(rest);
/** Whoever writes to a file hands on what has come together, as here, but for the system call. */
const lines = new JsonBytes();
const fullLinesBytes = 64 * 1024;

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
    onRecord: (record) => answer.addProjectedTexts(record.eventId, record.eventRecordId, record.fieldTexts()),
  },
  fullEvents: {
    onRecord(record) {
      answer.addRecord();
      record.appendJson(lines);
      if (answer.isChecked) answer.addEvent(JSON.parse(lines.toText()));
      else if (lines.length < fullLinesBytes) return;
      answer.addBytes(lines.length);
      lines.length = 0;
    },
  },
};

/** The rivals do not look at checksums unless they are told to. */
const crc32 = rest.includes("--checksums") ? (await import("node:zlib")).crc32 : null;
const reader = new EvtxReader({ crc32, fields: fieldNames });
const sink = { ...sinks[mode], onProblem() {} };
for (const path of rest.filter((argument) => !argument.startsWith("--"))) {
  const file = openSync(path, "r");
  const read = async (target, position) => readSync(file, target, 0, target.length, position);
  try {
    await reader.read({ read }, sink);
  } catch (error) {
    if (error.code !== "notAnEventLog") throw error;
  }
  closeSync(file);
}
answer.print();
