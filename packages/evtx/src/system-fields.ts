import { contentBytes, contentText, substitutionText } from "./binxml/content-text.ts";
import { isOrdinaryTime } from "./binxml/file-time.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { valueType } from "./binxml/value-types.ts";
import type { FieldSource } from "./system-plan.ts";

/** What System fields are read from: the values of an event, and the chunk they stand in. */
export interface ValueReader {
  view: DataView;
  values: ValueTable;
  texts: ValueText;
}

/** A System field as text; empty where it is absent. */
export function readText({ valueIndex, text, content }: FieldSource, { values, texts }: ValueReader): string {
  if (valueIndex >= 0) return substitutionText(valueIndex, values, texts);
  return text ?? contentText(content, values, texts);
}

/** Charges what a field put together of several values costs. Throws `Damage` where that is more than a record may ask for. */
export function chargeField({ text, content }: FieldSource, { values, texts }: ValueReader): void {
  if (text === null) texts.budget.charge(contentBytes(content, values));
}

/** The low 16 bits of the event id (the rest, where there is any, are qualifiers); null where there is no usable one. */
export function readEventId(source: FieldSource, reader: ValueReader): number | null {
  const { values, view } = reader;
  if (values.type(source.valueIndex) === valueType.uint16 && values.size(source.valueIndex) === 2) {
    return view.getUint16(values.offset(source.valueIndex), true);
  }
  chargeField(source, reader);
  const text = readText(source, reader); // inline binary XML may hold the id as text
  return /^\d{1,10}$/.test(text) ? Number(text) & 0xffff : null;
}

/** A number of 64 bits, such as the event's record id; null where it is missing or no safe integer. */
export function readSafeInteger(source: FieldSource, reader: ValueReader): number | null {
  const { values, view } = reader;
  if (values.type(source.valueIndex) === valueType.uint64 && values.size(source.valueIndex) === 8) {
    const offset = values.offset(source.valueIndex);
    const high = view.getUint32(offset + 4, true);
    return high < 0x200000 ? high * 4_294_967_296 + view.getUint32(offset, true) : null;
  }
  const text = readText(source, reader);
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** A time as ISO 8601. Only one that it writes with four digits of year is one; a record far outside is damage. */
export function readTime(source: FieldSource, reader: ValueReader): string | null {
  const { values, view, texts } = reader;
  if (values.type(source.valueIndex) === valueType.fileTime && values.size(source.valueIndex) === 8) {
    const offset = values.offset(source.valueIndex);
    const isOrdinary = isOrdinaryTime(view.getUint32(offset, true), view.getUint32(offset + 4, true));
    return isOrdinary ? texts.text(valueType.fileTime, offset, 8) : null;
  }
  const text = readText(source, reader);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? text : null;
}
