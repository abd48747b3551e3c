import { utcTimeOf } from "../time/utc-time.ts";
import { utcZone } from "../time/zone.ts";
import type { EventFields } from "./event-format.ts";
import type { ReaderContext } from "./reader.ts";

/** Where a record stands; the offset is null where the text had to be decoded first. */
export interface RecordPlace {
  offset: number | null;
  line: number;
}

/** Hands over the events of one record: times in UTC or held until the zone is known, data only where wanted. */
export function addEvents(events: readonly EventFields[], place: RecordPlace, context: ReaderContext): void {
  if (events.length === 0) context.onProblem({ ...place, ...notAnEvent });
  for (const event of events) addEvent(event, place, context);
}

function addEvent(fields: EventFields, place: RecordPlace, context: ReaderContext): void {
  const { channel, provider, computer, eventRecordId, userSid, eventId, time } = fields;
  if (eventId === null) {
    context.onProblem({ ...place, ...noEventId });
    return;
  }
  const data = context.wantsData(eventId, channel, provider) ? fields.data() : {};
  const origin = place.offset === null ? { source: context.source } : { source: context.source, offset: place.offset };
  const event = { eventId, channel, provider, computer, eventRecordId, timeCreated: null, userSid, data, origin };
  const found = time === null ? null : utcTimeOf(time, context.zoneOf(computer) ?? utcZone);
  if (time === null || found === null) {
    context.onProblem({ ...place, code: "unparsedTime", level: "lost", text: unparsedText(time) });
    context.onEvent(event);
  } else if (found.zoneless && context.zoneOf(computer) === null) {
    context.onZonelessEvent(event, time, place);
  } else {
    if (found.zoneless) context.onProblem({ ...place, ...zoneFromOption });
    context.onEvent({ ...event, timeCreated: found.utc });
  }
}

function unparsedText(time: string | null): string {
  const what = time === null ? "is missing" : `could not be read (${quoted(time)})`;
  return `The time of an event here ${what}; the event is kept without it.`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

const zoneFromOption = {
  code: "zonelessTimes",
  level: "note",
  text: "Times here carry no zone and were read in the zone that the option timezone gives.",
} as const;

const noEventId = {
  code: "noEventId",
  level: "lost",
  text: "An event without a usable EventID was left out.",
} as const;

const notAnEvent = {
  code: "notAnEvent",
  level: "note",
  text: "A record here tells of several events or none (a summary, a correlation) and was passed by.",
} as const;
