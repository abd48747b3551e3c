import type { ValueTable } from "./value-table.ts";
import type { ValueText } from "./value-text.ts";
import { arrayFlag, valueType } from "./value-types.ts";

/** Types that JSON shows as they are: whole numbers (never through a double) and booleans. */
const bareTypes: readonly number[] = [
  valueType.int8,
  valueType.uint8,
  valueType.int16,
  valueType.uint16,
  valueType.int32,
  valueType.uint32,
  valueType.int64,
  valueType.uint64,
  valueType.bool,
];
const floatTypes: readonly number[] = [valueType.float32, valueType.float64];

/** One value as JSON text, an array as the texts of its items; null for no value. */
export function valueJson(index: number, values: ValueTable, texts: ValueText): string | string[] | null {
  const type = values.type(index);
  if (type === valueType.null || type === valueType.binXml) return null;
  const offset = values.offset(index);
  const size = values.size(index);
  texts.budget.charge(size);
  const itemType = type & ~arrayFlag;
  if (type & arrayFlag) return texts.items(type, offset, size).map((text) => textJson(itemType, text));
  return textJson(type, texts.text(type, offset, size));
}

/** The text of a value of this type as JSON. */
function textJson(type: number, text: string): string {
  if (bareTypes.includes(type) && text !== "") return text;
  if (floatTypes.includes(type) && Number.isFinite(Number(text)) && text !== "") return text;
  return JSON.stringify(text);
}
