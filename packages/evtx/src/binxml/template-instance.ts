import type { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import { ValueTable } from "./value-table.ts";

/** Version, template id, offset of the definition. */
const instanceHeaderBytes = 9;
/** Offset of the next definition, GUID, size of the content. */
export const definitionHeaderBytes = 24;

/** A template instance: which definition it uses, and where its values stand. */
export interface TemplateInstance {
  /** Should equal the first four bytes of the definition's GUID; does not where an older chunk was overwritten. */
  templateId: number;
  definitionOffset: number;
  valuesOffset: number;
}

/** Reads the instance whose header stands at `offset` (after the token); the first use in a chunk carries the definition. */
export function readInstance(view: DataView, offset: number, end: number): TemplateInstance {
  const header = offset + instanceHeaderBytes;
  if (header > end) throw new Damage("outOfBounds", offset, "a template instance is cut off");
  const definitionOffset = view.getUint32(offset + 5, true);
  const isInline = definitionOffset === header;
  if (isInline && header + definitionHeaderBytes > end) {
    throw new Damage("outOfBounds", header, "a template definition is cut off");
  }
  const definitionBytes = isInline ? definitionHeaderBytes + view.getUint32(header + 20, true) : 0;
  return { templateId: view.getUint32(offset + 1, true), definitionOffset, valuesOffset: header + definitionBytes };
}

/** Moves past an instance, its definition and its values. */
export function skipInstance(cursor: ByteCursor): void {
  const { view, position, end } = cursor;
  const { valuesOffset } = readInstance(view, position, end);
  const values = new ValueTable();
  values.load(view, valuesOffset, end);
  cursor.position = values.valuesEnd();
}
