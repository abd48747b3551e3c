/** A JSON object as parsed. Keys are evidence: read them as own properties only. */
export type JsonObject = { readonly [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member; `__proto__` and its like in evidence stay plain names. */
export function member(object: unknown, key: string): unknown {
  return isJsonObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Text of a scalar; null where there is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return null;
}

/** A whole number of at least 0, written as number or digits; null otherwise. */
export function countOf(value: unknown): number | null {
  const text = textOf(value);
  if (text === null || !/^\d+$/.test(text)) return null;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : null;
}

/** An event id. Classic events may carry their qualifiers in the high half. */
export function eventIdOf(value: unknown): number | null {
  const eventId = countOf(value);
  return eventId === null ? null : eventId % 0x1_0000;
}

/** Event data under construction: a plain object in which any name is safe. */
export type EventData = Record<string, string | string[]>;

/** Text of a field, or of each item of a list; "" where there is none. */
export function fieldText(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map((item) => textOf(item) ?? "") : (textOf(value) ?? "");
}

export function setField(data: EventData, name: string, value: string | string[]): void {
  if (name !== "__proto__") data[name] = value;
  else Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
}

/** What a record has, for whoever wonders why it was not understood: its first keys, or its type. */
export function shapeOf(value: unknown): string {
  if (!isJsonObject(value)) return Array.isArray(value) ? "an array" : `a ${value === null ? "null" : typeof value}`;
  const keys = Object.keys(value);
  const shown = keys.slice(0, 12).map((key) => (key.length > 40 ? `${key.slice(0, 40)}…` : key));
  return keys.length === 0 ? "no keys" : `keys: ${shown.join(", ")}${keys.length > shown.length ? ", …" : ""}`;
}
