import type { ByteSource } from "@stray/evtx";
import { addEvents } from "./add-events.ts";
import { jsonFormats } from "./event-formats.ts";
import { readJsonRecords, type UnknownRecord } from "./json-records.ts";
import { createLackTeller } from "./lack-teller.ts";
import type { ReaderContext } from "./reader.ts";

/** Reads events from JSON text of any format of the list; the format of the first record that has one names the input's. */
export async function readJsonEvents(bytes: ByteSource, context: ReaderContext): Promise<string | null> {
  const lacks = createLackTeller(context);
  const name = await readJsonRecords(bytes, context, {
    formats: jsonFormats,
    unknown: unknownRecord,
    onRecord(record, format, { place }) {
      const events = format.eventsOf(record);
      lacks.note(format, record, events);
      addEvents(events, place, context);
    },
  });
  lacks.end();
  return name;
}

const unknownRecord: UnknownRecord = {
  code: "unknownRecord",
  textOf: (shape) =>
    `A record here is of no format that Stray reads (${shape}); give the log as EVTX or as evtx_dump writes it.`,
};
