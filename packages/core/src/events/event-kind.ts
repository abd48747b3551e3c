import type { EventKind } from "@stray/schemas";
import { groupBy } from "../group-by.ts";
import { type EventMeaning, eventMeanings } from "./event-meanings.ts";

const meaningsById = groupBy(eventMeanings, ({ eventId }) => eventId);

const upperA = 65;
const upperZ = 90;
const caseBit = 32;

/** What an event means, or null when Stray has no use for it. Channel and provider decide with the id (rule R6). */
export function eventKindOf(channel: string, provider: string, eventId: number): EventKind | null {
  return eventMeaningOf(channel, provider, eventId)?.kind ?? null;
}

/** The row of the table for an event, or null. No id has more than a handful of rows, and nothing is allocated. */
export function eventMeaningOf(channel: string, provider: string, eventId: number): EventMeaning | null {
  const candidates = meaningsById.get(eventId);
  if (candidates === undefined) return null;
  for (const meaning of candidates) {
    if (equalsIgnoringCase(channel, meaning.channel) && equalsIgnoringCase(provider, meaning.provider)) return meaning;
  }
  return null;
}

/** ASCII only: no channel or provider of the table has another letter. */
function equalsIgnoringCase(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (lowerCode(a.charCodeAt(index)) !== lowerCode(b.charCodeAt(index))) return false;
  }
  return true;
}

function lowerCode(code: number): number {
  return code >= upperA && code <= upperZ ? code | caseBit : code;
}
