import type { EventKind, SessionEvent, SessionEventCount } from "@stray/schemas";
import { dataText, shownText } from "../events/event-data.ts";
import { imageName } from "../events/is-telling.ts";
import type { AttributedEvent } from "./session-draft.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** Of each kind a session lists so many events; it counts all. */
export const listedPerKind = 200;

interface EventRow {
  channel: string;
  eventId: number;
  kind: EventKind;
  events: TimelineEvent[];
}

/** Counts by channel and event id; a name counts as distinct in the first row of its kind that has it. */
export function eventCountsOf(events: readonly AttributedEvent[]): SessionEventCount[] {
  const seen = new Set<string>();
  return rowsOf(events).map(({ channel, eventId, kind, events: rowEvents }) => {
    const namesBefore = seen.size;
    for (const event of rowEvents) {
      const name = nameOf(event);
      if (name !== "") seen.add(`${kind} ${name}`);
    }
    return { channel, eventId, kind, count: rowEvents.length, distinctNames: seen.size - namesBefore };
  });
}

/** The events behind a session in steady order, the first 200 of each kind. */
export function listedEvents(events: readonly AttributedEvent[]): SessionEvent[] {
  const listed = new Map<EventKind, number>();
  return events.flatMap(({ event, attribution }) => {
    const count = (listed.get(event.kind) ?? 0) + 1;
    listed.set(event.kind, count);
    return count > listedPerKind ? [] : [sessionEvent(event, attribution)];
  });
}

function rowsOf(events: readonly AttributedEvent[]): EventRow[] {
  const rows = new Map<string, EventRow>();
  for (const { event } of events) {
    const { channel } = event.meaning;
    const key = `${event.event.eventId} ${channel}`;
    const row = rows.get(key) ?? { channel, eventId: event.event.eventId, kind: event.kind, events: [] };
    rows.set(key, row);
    row.events.push(event);
  }
  return [...rows.values()].sort((a, b) =>
    a.channel === b.channel ? a.eventId - b.eventId : a.channel < b.channel ? -1 : 1,
  );
}

function sessionEvent({ event, kind, meaning }: TimelineEvent, attribution: SessionEvent["attribution"]): SessionEvent {
  const name = nameOf({ event, kind, meaning });
  return {
    kind,
    eventId: event.eventId,
    channel: meaning.channel,
    eventRecordId: event.eventRecordId,
    timeCreated: event.timeCreated,
    source: event.origin.source,
    ...(name === "" ? {} : { name }),
    attribution,
  };
}

/** What was acted on: a task, service, account or group; account and server of a 4648, the image of a 4688. */
function nameOf({ event, kind, meaning }: Pick<TimelineEvent, "event" | "kind" | "meaning">): string {
  const name = (meaning.nameFields ?? []).map((field) => dataText(event, field)).join("@");
  return shownText(kind === "adminToolStarted" ? imageName(name) : name);
}
