import type { ByteSource } from "@stray/evtx";
import { utcTimeOf } from "../time/utc-time.ts";
import { utcZone } from "../time/zone.ts";
import { evtxDumpFields, evtxDumpJson } from "./evtx-dump-json.ts";
import { readJsonRecords, type UnknownRecord } from "./json-records.ts";
import type { RawReaderContext } from "./reader.ts";

/** Hands over whole events from JSON text that has them; no JSON but evtx_dump's keeps all of an event. */
export async function readRawJson(bytes: ByteSource, context: RawReaderContext): Promise<string | null> {
  return await readJsonRecords(bytes, context, {
    formats: [evtxDumpJson],
    unknown: notWholeEvent,
    onRecord(record, _format, { text }) {
      const { time } = evtxDumpFields(record);
      context.lines.text(onOneLine(text));
      context.onRawEvent(time === null ? null : (utcTimeOf(time, utcZone)?.utc ?? null));
    },
  });
}

/** In valid JSON a line break never stands within a string. */
function onOneLine(json: string): string {
  return json.replace(/[\r\n][\t\n\r ]*/g, "");
}

const notWholeEvent: UnknownRecord = {
  code: "notWholeEvent",
  textOf: (shape) =>
    `A record here does not hold a whole event (${shape}); only EVTX, its XML and evtx_dump's JSON do, give one of these.`,
};
