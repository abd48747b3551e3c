import { type EventData, setField } from "./json-fields.ts";
import { isSection, renderedField, renderedSentences, renderedValues, wellKnownSids } from "./rendered-names.ts";

/** What exports lack that keep only messages. */
export const messageOnly =
  "the data of events but in their message, which is read in English only: in other languages no account, logon id or address is found";

/** Longer lines tell no field; a label is at most as long as Windows' longest. */
const longestLabel = 60;

/**
 * The data of an event by the message that Windows rendered of it in English, for exports that keep nothing else. Each
 * line is `label: value`; a label without value begins a section, which tells whose account, name or id it is.
 */
export function dataOfMessage(message: string, eventId: number): EventData {
  const data = sentenceData(message, eventId);
  let section = "";
  for (const line of message.split(/\r?\n/)) {
    const found = labelled(line);
    if (!found) continue;
    const { label, value, isIndented } = found;
    if (value === "" && (!isIndented || isSection(label))) section = label;
    else addField(data, renderedField(eventId, section, label), value);
  }
  return data;
}

function labelled(line: string): { label: string; value: string; isIndented: boolean } | null {
  const colon = line.indexOf(":");
  if (colon < 1 || colon > longestLabel) return null;
  return { label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim(), isIndented: /^\s/.test(line) };
}

/** The first of two that tell the same field counts. */
export function addField(data: EventData, field: string | null, written: string): void {
  if (field === null || Object.hasOwn(data, field)) return;
  const value = field.endsWith("Sid") ? sidOf(written) : (renderedValues[field]?.[written] ?? written);
  if (value !== null) setField(data, field, value);
}

/** A message names accounts where the event has SIDs, unless the computer did not know the account. */
function sidOf(written: string): string | null {
  if (written.startsWith("S-1-")) return written;
  return wellKnownSids.get(written.replace(/^NT AUTHORITY\\/, "")) ?? null;
}

function sentenceData(message: string, eventId: number): EventData {
  const data: EventData = {};
  const sentence = renderedSentences.get(eventId);
  const values = sentence?.pattern.exec(message)?.slice(1) ?? [];
  for (const [index, value] of values.entries()) addField(data, sentence?.fields[index] ?? null, value);
  return data;
}
