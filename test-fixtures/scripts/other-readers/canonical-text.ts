import type { ValueType } from "../../src/event-spec.ts";
import { fileTimeTicks } from "../../src/evtx-writer/values/time.ts";

/** One text for each value, however a reader prints it: numbers as decimal, times as microseconds, GUIDs bare. */
export function canonicalText(type: ValueType, text: string): string {
  if (text === "") return "";
  switch (type) {
    case "guid":
      return text.replace(/[{}]/g, "").toLowerCase();
    case "binary":
      return text.toLowerCase();
    case "fileTime":
    case "systemTime":
      return microseconds(text);
    case "float32":
      return String(Math.fround(Number(text)));
    case "float64":
      return String(Number(text));
    case "string":
    case "ansiString":
      // A reader whose output is XML gives line feeds, since XML takes every line end for one.
      return text.replace(/\r\n?/g, "\n");
    case "sid":
    case "bool":
    case "null":
      return text;
    default:
      return /^(?:-?\d+|0x[0-9a-f]+)$/i.test(text) ? String(BigInt(text)) : text;
  }
}

/** ISO text of up to nine digits, or seconds since 1970 as a number. */
function microseconds(text: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return String(Math.round(Number(text) * 1e6));
  const ticks = fileTimeTicks(text.replace(/(\.\d{7})\d+Z?$/, "$1Z"));
  const micros = (ticks - fileTimeTicks("1970-01-01T00:00:00Z")) / 10n;
  return String(micros);
}
