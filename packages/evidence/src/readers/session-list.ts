import { isJsonObject } from "./json-fields.ts";

const originalKeys = ["user", "source_ip", "start_time", "end_time", "events"];

/** Whether a JSON value is a session, in the original tool's shape or in ours, or the first line of our own list. */
export function looksLikeSession(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  if (Object.hasOwn(value, "straySessions") || Object.hasOwn(value, "sessionKey")) return true;
  return originalKeys.filter((key) => Object.hasOwn(value, key)).length >= 2;
}
