import type { EventKind, OriginalEvent, SessionEvent, SessionEventCount } from "@stray/schemas";
import { listedPerKind } from "./session-events.ts";

/** An event of a given list with the meaning that profile `classic` gives its id. */
export interface GivenEvent {
  /** The id when it is written as a plain number, else 0. */
  eventId: number;
  kind: EventKind | null;
  /** The task or service, `UnknownTask` or `UnknownService` where none is named; null for other kinds. */
  name: string | null;
}

/** A given list has no channels: an id means what the original tool took it to mean (129 a task, 4732 an admin). */
const kindOfGivenId: ReadonlyMap<string, EventKind> = new Map([
  ["4624", "logonSucceeded"],
  ["1149", "remoteDesktopAuthenticated"],
  ["4625", "logonFailed"],
  ["4698", "scheduledTaskCreated"],
  ["129", "scheduledTaskCreated"],
  ["7045", "serviceInstalled"],
  ["4732", "groupMemberAdded"],
  ["4720", "userCreated"],
  ["1102", "logCleared"],
]);

const nameFields: Partial<Record<EventKind, { keys: readonly string[]; unknown: string }>> = {
  scheduledTaskCreated: { keys: ["TaskName", "Task", "Name"], unknown: "UnknownTask" },
  serviceInstalled: { keys: ["ServiceName", "Service"], unknown: "UnknownService" },
};

/** Ids are compared as text, so `4625` and `"4625"` are one id and `"04625"` is none. */
export function readGivenEvents(events: readonly OriginalEvent[]): GivenEvent[] {
  return events.map(({ event_id, details }) => {
    const kind = kindOfGivenId.get(String(event_id)) ?? null;
    return { eventId: plainNumber(String(event_id)), kind, name: kind && nameOf(kind, details ?? {}) };
  });
}

/** Counts by event id; a name counts as distinct in the first row of its kind that has it. */
export function givenEventCounts(events: readonly GivenEvent[]): SessionEventCount[] {
  const rows = new Map<number, SessionEventCount>();
  const seen = new Set<string>();
  for (const { eventId, kind, name } of events.toSorted((a, b) => a.eventId - b.eventId)) {
    const row = rows.get(eventId) ?? { channel: "", eventId, kind, count: 0, distinctNames: 0 };
    const isNew = name !== null && !seen.has(`${kind} ${name}`);
    if (isNew) seen.add(`${kind} ${name}`);
    rows.set(eventId, { ...row, count: row.count + 1, distinctNames: row.distinctNames + (isNew ? 1 : 0) });
  }
  return [...rows.values()];
}

/** The events that have a kind, the first 200 of each. */
export function givenSessionEvents(events: readonly GivenEvent[]): SessionEvent[] {
  const listed = new Map<EventKind, number>();
  return events.flatMap(({ eventId, kind, name }) => {
    if (kind === null) return [];
    listed.set(kind, (listed.get(kind) ?? 0) + 1);
    return listed.get(kind)! > listedPerKind ? [] : [asSessionEvent(eventId, kind, name)];
  });
}

function asSessionEvent(eventId: number, kind: EventKind, name: string | null): SessionEvent {
  return {
    kind,
    eventId,
    channel: "",
    eventRecordId: null,
    timeCreated: null,
    source: "",
    ...(name === null ? {} : { name }),
    attribution: "given",
  };
}

function nameOf(kind: EventKind, details: Record<string, unknown>): string | null {
  const fields = nameFields[kind];
  if (fields === undefined) return null;
  const names = fields.keys.map((key) => (Object.hasOwn(details, key) ? plainText(details[key]) : ""));
  return names.find((name) => name !== "") ?? fields.unknown;
}

/** Text, numbers and `true` name something; what Python takes for false, and lists or objects, do not. */
function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" && value !== 0 ? String(value) : value === true ? "True" : "";
}

function plainNumber(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 && String(value) === text ? value : 0;
}
