import type { WindowsEvent } from "@stray/schemas";
import { compareText, compareTimestamps } from "./compare-timestamps.ts";

/**
 * Drops copies from events of one computer and channel that stand in `compareEvents` order: same record id, times equal
 * at the coarser of the two precisions. The richer copy stays.
 */
export function withoutDuplicates(events: readonly WindowsEvent[]): WindowsEvent[] {
  const kept: WindowsEvent[] = [];
  for (const event of events) {
    const previous = kept.at(-1);
    if (previous === undefined || !isSameEvent(previous, event)) kept.push(event);
    else kept[kept.length - 1] = richer(previous, event);
  }
  return kept;
}

/** Record id, then time, then whatever else tells two events apart; input names last, so copies of one stand together. */
export function compareEvents(a: WindowsEvent, b: WindowsEvent): number {
  return (
    (a.eventRecordId ?? Number.POSITIVE_INFINITY) - (b.eventRecordId ?? Number.POSITIVE_INFINITY) ||
    compareTimestamps(a.timeCreated ?? "", b.timeCreated ?? "") ||
    a.eventId - b.eventId ||
    compareText(a.origin.source, b.origin.source) ||
    (a.origin.offset ?? -1) - (b.origin.offset ?? -1) ||
    compareText(canonicalText(a), canonicalText(b))
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
  return coarser(a) === coarser(b) && a.slice(0, 19) === b.slice(0, 19);
}

function richer(a: WindowsEvent, b: WindowsEvent): WindowsEvent {
  return richness(b) > richness(a) ? b : a;
}

function richness({ data, timeCreated }: WindowsEvent): number {
  const filled = Object.values(data).filter((value) => value !== "" && value !== "-" && value.length > 0).length;
  return filled * 100 + (timeCreated?.length ?? 0);
}

function canonicalText({ data, ...event }: WindowsEvent): string {
  const fields = Object.keys(data).sort();
  return JSON.stringify([Object.entries(event).sort(), fields.map((field) => [field, data[field]])]);
}
