import type { EventKind, WindowsEvent } from "@stray/schemas";
import type { EventMeaning } from "./event-meanings.ts";

/** Kinds that an audited computer writes by the hundred thousand; their features count them. */
const noisyKinds: ReadonlySet<EventKind> = new Set([
  "shareAccessed",
  "directoryAccessed",
  "sensitiveObjectAccessed",
  "adminToolStarted",
]);
const whoFields = ["SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId", "IpAddress"];

/** An event of a noisy kind with only the fields that sessions read: who, whence and on what; others as they are. */
export function leanEvent(event: WindowsEvent, { kind, nameFields = [] }: EventMeaning): WindowsEvent {
  if (!noisyKinds.has(kind)) return event;
  const fields = [...whoFields, ...nameFields].filter((field) => Object.hasOwn(event.data, field));
  return { ...event, data: Object.fromEntries(fields.map((field) => [field, event.data[field]!])) };
}
