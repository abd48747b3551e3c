import type { EventFormat } from "./event-format.ts";
import { countOf, type EventData, fieldText, isJsonObject, member, setField, textOf } from "./json-fields.ts";

const keys = ["eventId", "channel", "provider", "computer", "timeCreated", "data"];

/** What `stray events` prints: events as Stray itself keeps them. */
export const strayEvents: EventFormat = {
  name: "strayEvents",
  recognizes: (record) => keys.every((key) => Object.hasOwn(record, key)),
  eventsOf: (record) => [
    {
      eventId: countOf(record.eventId),
      channel: textOf(record.channel) ?? "",
      provider: textOf(record.provider) ?? "",
      computer: textOf(record.computer) ?? "",
      eventRecordId: countOf(member(record, "eventRecordId")),
      time: textOf(record.timeCreated),
      userSid: textOf(member(record, "userSid")) ?? "",
      data: () => dataOf(record.data),
    },
  ],
};

function dataOf(written: unknown): EventData {
  const data: EventData = {};
  if (!isJsonObject(written)) return data;
  for (const [name, value] of Object.entries(written)) setField(data, name, fieldText(value));
  return data;
}
