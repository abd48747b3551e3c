import type { EventKind } from "@stray/schemas";
import { eventFields } from "./event-data.ts";
import { type EventMeaning, eventMeanings } from "./event-meanings.ts";

/** Kinds that an audited computer writes by the hundred thousand; their features count them. */
const noisyKinds: ReadonlySet<EventKind> = new Set([
  "shareAccessed",
  "directoryAccessed",
  "sensitiveObjectAccessed",
  "adminToolStarted",
]);
const whoFields = ["SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId", "IpAddress"] as const;

/** Which fields are held of an event, and which of its filled ones tell how rich it is; null: all. */
export interface KeptFields {
  held: ReadonlySet<string>;
  counted: ReadonlySet<string> | null;
}

const readByRules: KeptFields = { held: new Set(eventFields), counted: null };
const ofNoisyMeanings: ReadonlyMap<EventMeaning, KeptFields> = new Map(
  eventMeanings
    .filter(({ kind }) => noisyKinds.has(kind))
    .map((meaning) => {
      const fields = new Set([...whoFields, ...(meaning.nameFields ?? [])]);
      return [meaning, { held: fields, counted: fields }];
    }),
);

/** Of a noisy kind who, whence and on what; of others all that some rule reads. */
export function keptFields(meaning: EventMeaning): KeptFields {
  return ofNoisyMeanings.get(meaning) ?? readByRules;
}
