import type { WindowsEvent } from "@stray/schemas";
import { compareText } from "../compare-text.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";
import { dataText, type EventField } from "./event-data.ts";
import { parseLogonId } from "./logon-id.ts";
import { parseLogonType } from "./logon-type.ts";
import type { NotedEvent } from "./packed-events.ts";
import { sourceAddressOf } from "./source-address.ts";

/** Whom an event tells of: copies spell these alike in every format, so where they differ somebody forged one. */
const identityFields = [
  "SubjectUserSid",
  "SubjectUserName",
  "SubjectLogonId",
  "TargetUserSid",
  "TargetUserName",
  "TargetLogonId",
] as const;
/** How and whence, where both copies write it in a form that can be compared. */
const wayFields = ["LogonType", "IpAddress"] as const;
/** Contradicting copies of one record that are told apart; it bounds a flood. */
const versionsLooked = 16;

/**
 * Drops copies from events of one computer and channel that stand in `compareEvents` order: same record id, times equal
 * at the coarser of the two precisions, or within a second where one was rounded. The copy stays that tells more of whom,
 * then the richer one. Of copies that tell of different people or ways each stays: else a forged one would take the real
 * one's place. The note of an event is the number of fields that its record has filled, held or not.
 */
export function withoutDuplicates(events: readonly NotedEvent[]): WindowsEvent[] {
  const kept: NotedEvent[] = [];
  for (const noted of events) {
    const place = copyPlace(kept, noted.event);
    if (place === null) kept.push(noted);
    else kept[place] = richer(kept[place]!, noted);
  }
  return kept.map(({ event }) => event);
}

/** How many fields of an event are filled, of those that count (null: all). */
export function filledFields({ data }: WindowsEvent, counted: ReadonlySet<string> | null): number {
  const isFilled = (value: string | string[]) => value !== "" && value !== "-" && value.length > 0;
  return Object.keys(data).filter((field) => (counted?.has(field) ?? true) && isFilled(data[field]!)).length;
}

/** Where among the last events kept a copy of the event stands, or null. */
function copyPlace(kept: readonly NotedEvent[], event: WindowsEvent): number | null {
  const end = Math.max(0, kept.length - versionsLooked);
  for (let place = kept.length - 1; place >= end && isSameEvent(kept[place]!.event, event); place -= 1) {
    if (tellsTheSame(kept[place]!.event, event)) return place;
  }
  return null;
}

function tellsTheSame(a: WindowsEvent, b: WindowsEvent): boolean {
  return (
    identityFields.every((field) => isAlike(identity(a, field), identity(b, field))) &&
    wayFields.every((field) => isAlike(way(a, field), way(b, field)))
  );
}

/** A copy may lack what another has. */
function isAlike(a: string, b: string): boolean {
  return a === b || a === "" || b === "";
}

/** "" where nothing can be compared: some exports write a name in place of a SID. */
function identity(event: WindowsEvent, field: EventField): string {
  const text = dataText(event, field);
  if (field.endsWith("LogonId")) return parseLogonId(text) ?? "";
  return field.endsWith("Sid") && !text.startsWith("S-1-") ? "" : text.toLowerCase();
}

/** "" where it is missing or in some other form: exports write logon types in words, and addresses in their own ways. */
function way(event: WindowsEvent, field: (typeof wayFields)[number]): string {
  const text = dataText(event, field);
  if (field === "LogonType") return parseLogonType(text)?.toString() ?? "";
  const address = sourceAddressOf(text);
  return /^[\d.]+$/.test(address) ? address : "";
}

/** Record id, then time, then whatever else tells two events apart; input names last, so copies of one stand together. */
export function compareEvents(
  { event: a, note: filledA }: NotedEvent,
  { event: b, note: filledB }: NotedEvent,
): number {
  return (
    (a.eventRecordId ?? Number.POSITIVE_INFINITY) - (b.eventRecordId ?? Number.POSITIVE_INFINITY) ||
    compareTimestamps(a.timeCreated ?? "", b.timeCreated ?? "") ||
    a.eventId - b.eventId ||
    compareText(a.origin.source, b.origin.source) ||
    (a.origin.offset ?? -1) - (b.origin.offset ?? -1) ||
    compareText(canonicalText(a), canonicalText(b)) ||
    filledA - filledB
  );
}

function isSameEvent(a: WindowsEvent, b: WindowsEvent): boolean {
  if (a.eventRecordId === null || a.eventRecordId !== b.eventRecordId || a.eventId !== b.eventId) return false;
  return isSameTime(a.timeCreated, b.timeCreated);
}

function isSameTime(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const digits = Math.min(a.length, b.length) - "Z".length;
  const coarser = (text: string) => text.slice(0, digits).replace(/\.$/, "");
  return (coarser(a) === coarser(b) && a.slice(0, 19) === b.slice(0, 19)) || isRounded(a, b);
}

/** Exports that keep times as floats round them: such fractions have another number of digits than Windows writes. */
function isRounded(a: string, b: string): boolean {
  const haveFractions = a.includes(".") && b.includes(".");
  return haveFractions && a.length !== b.length && Math.abs(Date.parse(a) - Date.parse(b)) < 1000;
}

function richer(a: NotedEvent, b: NotedEvent): NotedEvent {
  const difference = namedIdentities(b.event) - namedIdentities(a.event) || richness(b) - richness(a);
  return difference > 0 ? b : a;
}

/** Fields alone can be filled with anything. */
function namedIdentities(event: WindowsEvent): number {
  return identityFields.filter((field) => identity(event, field) !== "").length;
}

function richness({ event, note: filledFields }: NotedEvent): number {
  return filledFields * 100 + (event.timeCreated?.length ?? 0);
}

function canonicalText({ data, ...event }: WindowsEvent): string {
  const fields = Object.keys(data).sort();
  return JSON.stringify([Object.entries(event).sort(), fields.map((field) => [field, data[field]])]);
}
