import type { ByteSource } from "@stray/evtx";
import { readJsonValues, type ValuePlace } from "../json/read-json-values.ts";
import type { FoundProblem } from "../problem-list.ts";
import { utcTimeOf } from "../time/utc-time.ts";
import { utcZone } from "../time/zone.ts";
import { evtxDumpJson } from "./evtx-dump-json.ts";
import type { EventFields, JsonEventFormat } from "./json-event-format.ts";
import { isJsonObject, type JsonObject, shapeOf } from "./json-fields.ts";
import type { ReaderContext } from "./reader.ts";
import { securityDatasets, winlogbeat6Json } from "./security-datasets.ts";
import { looksLikeSession } from "./session-list.ts";
import { strayEvents } from "./stray-events.ts";

const formats: readonly JsonEventFormat[] = [evtxDumpJson, securityDatasets, winlogbeat6Json, strayEvents];

/** Records of no known shape after which a text is given up, if none before them was known. */
const patience = 20;

/** Reads events from JSON text of any format above; the format of the first record that has one names the input's. */
export async function readJsonEvents(bytes: ByteSource, context: ReaderContext): Promise<string | null> {
  /** Problems met before any format was known: whether they are losses or the wrong file is not clear until then. */
  const held: FoundProblem[] = [];
  const state: ReadingState = { format: null, isSessionList: false };
  const onProblem = (problem: FoundProblem) => {
    if (state.format) context.onProblem(problem);
    else held.push(problem);
  };
  await readJsonValues(bytes, {
    onValue(value, place) {
      const format = isJsonObject(value) ? formatOf(value, state.format) : null;
      if (!format || !isJsonObject(value)) {
        state.isSessionList ||= looksLikeSession(value);
        onProblem(unknownRecord(shapeOf(value), place));
        return;
      }
      if (!state.format) held.forEach(context.onProblem);
      state.format ??= format;
      addEvent(format.fieldsOf(value), place, context);
    },
    onProblem,
    isDone: () => !state.format && (state.isSessionList || held.length >= patience),
  });
  if (!state.format) context.onProblem(state.isSessionList ? sessionListGiven : wrongFile(held));
  return state.format?.name ?? null;
}

interface ReadingState {
  format: JsonEventFormat | null;
  isSessionList: boolean;
}

function formatOf(record: JsonObject, likely: JsonEventFormat | null): JsonEventFormat | null {
  if (likely?.recognizes(record)) return likely;
  return formats.find((format) => format.recognizes(record)) ?? null;
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

function unknownRecord(shape: string, place: ValuePlace): FoundProblem {
  const text = `A record here is of no format that Stray reads (${shape}); give the log as EVTX or as evtx_dump writes it.`;
  return { ...place, code: "unknownRecord", level: "lost", text };
}

const sessionListGiven: FoundProblem = {
  code: "sessionListGiven",
  level: "skipped",
  text: "This is a list of sessions, not of events; score it with `stray score`.",
};

/** Nothing in the text had a known format: the first problem says why, and the whole input is what was skipped. */
function wrongFile(held: readonly FoundProblem[]): FoundProblem {
  const first = held.find(({ level }) => level !== "note");
  const text = "This JSON holds no records; export the log again.";
  if (!first) return { code: "unknownFormat", level: "skipped", text };
  return { ...first, code: first.code === "unknownRecord" ? "unknownFormat" : first.code, level: "skipped" };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
