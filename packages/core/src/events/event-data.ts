import type { WindowsEvent } from "@stray/schemas";

/**
 * The fields of EventData and UserData that some rule reads. No others are held in memory, so a rule that reads a new one
 * adds it here; the compiler asks for it.
 */
export const eventFields = [
  "AccountDomain",
  "AccountName",
  "Address",
  "Channel",
  "ClientAddress",
  "ClientName",
  "CurrentBias",
  "Data",
  "IpAddress",
  "IpPort",
  "LogonID",
  "LogonProcessName",
  "LogonType",
  "NewBias",
  "NewProcessName",
  "NewTime",
  "ObjectDN",
  "ObjectName",
  "Param1",
  "Param2",
  "Param3",
  "PreviousTime",
  "ProcessId",
  "ProcessName",
  "Reason",
  "Resource",
  "ServiceName",
  "Session",
  "SessionID",
  "SessionName",
  "ShareName",
  "Source",
  "Status",
  "SubcategoryGuid",
  "SubjectDomainName",
  "SubjectLogonId",
  "SubjectUserName",
  "SubjectUserSid",
  "TargetDomainName",
  "TargetLinkedLogonId",
  "TargetLogonId",
  "TargetServerName",
  "TargetSession",
  "TargetSid",
  "TargetUserName",
  "TargetUserSid",
  "TaskName",
  "TimezoneBiasHour",
  "User",
  "UserContext",
  "UserName",
  "Username",
  "Workstation",
  "WorkstationName",
] as const;

export type EventField = (typeof eventFields)[number];

/** Longer texts (a record holds up to 64 KB) are cut where a session shows them. */
export const shownLength = 1024;

/** A field of EventData or UserData; "" where it is missing or Windows wrote its `-` for none. */
export function dataText(event: WindowsEvent, field: EventField): string {
  if (!hasData(event, field)) return "";
  const value = event.data[field];
  const text = typeof value === "string" ? value : (value?.[0] ?? "");
  return text === "-" ? "" : text;
}

/** Whether the event carries the field at all, be it empty. */
export function hasData(event: WindowsEvent, field: EventField): boolean {
  return Object.hasOwn(event.data, field);
}

/** The unnamed `Data` elements, as classic events have them. */
export function unnamedData(event: WindowsEvent): readonly string[] {
  const value = hasData(event, "Data") ? event.data.Data : undefined;
  return typeof value === "string" ? [value] : (value ?? []);
}

/** A text short enough for a report, never ending in half a surrogate pair. */
export function shownText(text: string): string {
  if (text.length <= shownLength) return text;
  const cut = text.slice(0, shownLength);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
