import type { ByteSource } from "@stray/evtx";
import type { ValuePlace } from "../json/read-json-values.ts";
import { utcTimeOf } from "../time/utc-time.ts";
import { utcZone } from "../time/zone.ts";
import { evtxDumpJson } from "./evtx-dump-json.ts";
import type { EventFields, JsonEventFormat } from "./json-event-format.ts";
import { readJsonRecords, type UnknownRecord } from "./json-records.ts";
import type { ReaderContext } from "./reader.ts";
import { securityDatasets, winlogbeat6Json } from "./security-datasets.ts";
import { strayEvents } from "./stray-events.ts";

const formats: readonly JsonEventFormat[] = [evtxDumpJson, securityDatasets, winlogbeat6Json, strayEvents];

/** Reads events from JSON text of any format above; the format of the first record that has one names the input's. */
export async function readJsonEvents(bytes: ByteSource, context: ReaderContext): Promise<string | null> {
  return await readJsonRecords(bytes, context, {
    formats,
    unknown: unknownRecord,
    onRecord: (record, format, { place }) => addEvent(format.fieldsOf(record), place, context),
  });
}

function addEvent(fields: EventFields, place: ValuePlace, context: ReaderContext): void {
  const { channel, provider, computer, eventRecordId, userSid, eventId } = fields;
  if (eventId === null) {
    context.onProblem({ ...place, ...noEventId });
    return;
  }
  const timeCreated = timeOf(fields, place, context);
  const data = context.wantsData(eventId, channel, provider) ? fields.data() : {};
  const origin = place.offset === null ? { source: context.source } : { source: context.source, offset: place.offset };
  context.onEvent({ eventId, channel, provider, computer, eventRecordId, timeCreated, userSid, data, origin });
}

const noEventId = {
  code: "noEventId",
  level: "lost",
  text: "An event without a usable EventID was left out.",
} as const;

function timeOf({ time, computer }: EventFields, place: ValuePlace, context: ReaderContext): string | null {
  const zone = context.zoneOf(computer);
  const found = time === null ? null : utcTimeOf(time, zone);
  if (!found) {
    const what = time === null ? "is missing" : `could not be read (${quoted(time)})`;
    const text = `The time of an event here ${what}; the event is kept without it.`;
    context.onProblem({ ...place, code: "unparsedTime", level: "lost", text });
    return null;
  }
  if (found.zoneless) {
    const text =
      zone === utcZone
        ? "Times here carry no zone and were taken as UTC; say where the computer stands with the option timezone."
        : "Times here carry no zone and were read in the zone that the option timezone gives.";
    context.onProblem({ ...place, code: "zonelessTimes", level: "note", text });
  }
  return found.utc;
}

const unknownRecord: UnknownRecord = {
  code: "unknownRecord",
  textOf: (shape) =>
    `A record here is of no format that Stray reads (${shape}); give the log as EVTX or as evtx_dump writes it.`,
};

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
