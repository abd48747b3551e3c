import type { WindowsEvent } from "@stray/schemas";

/** Longer texts (a record holds up to 64 KB) are cut where a session shows them. */
const shownLength = 1024;

/** A field of EventData or UserData; "" where it is missing or Windows wrote its `-` for none. */
export function dataText(event: WindowsEvent, field: string): string {
  if (!Object.hasOwn(event.data, field)) return "";
  const value = event.data[field];
  const text = typeof value === "string" ? value : (value?.[0] ?? "");
  return text === "-" ? "" : text;
}

/** The unnamed `Data` elements, as classic events have them. */
export function unnamedData(event: WindowsEvent): readonly string[] {
  const value = Object.hasOwn(event.data, "Data") ? event.data.Data : undefined;
  return typeof value === "string" ? [value] : (value ?? []);
}

/** A text short enough for a report, never ending in half a surrogate pair. */
export function shownText(text: string): string {
  if (text.length <= shownLength) return text;
  const cut = text.slice(0, shownLength);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
