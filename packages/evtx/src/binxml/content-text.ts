import { elementCostBytes } from "./byte-budget.ts";
import type { Content } from "./content.ts";
import type { ValueTable } from "./value-table.ts";
import type { ValueText } from "./value-text.ts";
import { arrayFlag, valueType } from "./value-types.ts";

/** The text of attribute values and simple elements: literal pieces and values joined; nested XML gives none. */
export function contentText(content: readonly Content[], values: ValueTable, texts: ValueText): string {
  let text = "";
  for (const node of content) {
    if (node.kind === "text") text += node.text;
    else if (node.kind === "substitution") text += substitutionText(node.index, values, texts);
  }
  return text;
}

/** `contentText` at the cost of the record's budget. Throws `Damage` where it leads to too many bytes. */
export function chargedText(content: readonly Content[], values: ValueTable, texts: ValueText): string {
  texts.budget.charge(contentBytes(content, values));
  return contentText(content, values, texts);
}

/** How many bytes of values are put together in content. */
export function contentBytes(content: readonly Content[], values: ValueTable): number {
  let byteCount = 0;
  for (const node of content) if (node.kind === "substitution") byteCount += elementCostBytes + values.size(node.index);
  return byteCount;
}

/** The text of one value; an array's items are joined by commas, nested binary XML gives none. */
export function substitutionText(index: number, values: ValueTable, texts: ValueText): string {
  if (index >= values.count) return "";
  const type = values.type(index);
  if (type === valueType.null || type === valueType.binXml) return "";
  const offset = values.offset(index);
  const size = values.size(index);
  return type & arrayFlag ? texts.items(type, offset, size).join(",") : texts.text(type, offset, size);
}

/** Whether every piece is a value of type null: such an attribute does not exist. */
export function isNullContent(content: readonly Content[], values: ValueTable): boolean {
  return content.every((node) => node.kind === "substitution" && values.type(node.index) === valueType.null);
}
