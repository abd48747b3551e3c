import type { FragmentReader } from "./binxml/fragment.ts";
import type { Template } from "./binxml/template-store.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import { arrayFlag, valueType } from "./binxml/value-types.ts";
import { type JsonBytes, jsonPiece } from "./json-bytes.ts";
import { type AttributePlan, type BodyPlan, type MemberPlan, type ObjectPlan, planObject } from "./json-plan.ts";
import { JsonValues } from "./json-values.ts";

const openBrace = 0x7b;
const closeBrace = 0x7d;
const attributesStart = jsonPiece('{"#attributes":');
const textStart = jsonPiece(',"#text":');
const nothing = jsonPiece("");
const nullPiece = jsonPiece("null");
const emptyText = jsonPiece('""');
/** Nested binary XML opened for one event: real ones have one or two. */
const maxNested = 64;

/** Writes events by the plans of their templates; what has none is left to the walk of `EventJsonWriter`. */
export class PlannedJson {
  readonly #fragments: FragmentReader;
  readonly #values: JsonValues;
  #nestedLeft = 0;

  constructor(fragments: FragmentReader) {
    this.#fragments = fragments;
    this.#values = new JsonValues(fragments.texts);
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#values.useChunk(bytes, view);
  }

  /** Writes one event; false where it must be walked instead, and what was written is of no use. */
  write(out: JsonBytes, template: Template, values: ValueTable): boolean {
    const plan = planOf(template);
    if (plan === null) return false;
    this.#nestedLeft = maxNested;
    const start = out.length;
    if (!this.#members(out, plan, values, 0)) return false;
    if (out.length === start) out.byte(openBrace);
    else out.bytes[start] = openBrace;
    out.byte(closeBrace);
    return true;
  }

  /** Writes members, each with a comma before it; false where that cannot be done by plan. */
  #members(out: JsonBytes, object: ObjectPlan, values: ValueTable, depth: number): boolean {
    for (const member of object.members) {
      out.piece(member.piece);
      const isWritten =
        member.kind === "value"
          ? this.#value(out, member, values, depth)
          : member.kind === "nested"
            ? this.#nested(out, object, member.valueIndex, values, depth)
            : this.#element(out, member, values, depth);
      if (!isWritten) return false;
    }
    out.piece(object.end);
    return true;
  }

  /** An element that is one value: an array repeats it, but makes a list of a Data. */
  #value(
    out: JsonBytes,
    { valueIndex, isData }: Extract<MemberPlan, { kind: "value" }>,
    values: ValueTable,
    depth: number,
  ): boolean {
    if (this.#values.write(out, valueIndex, values)) return isData || (values.type(valueIndex) & arrayFlag) === 0;
    if (isNested(valueIndex, values)) return this.#object(out, nestedObject(valueIndex), values, depth, out.length);
    if (!isData && values.type(valueIndex) & arrayFlag) return false;
    out.piece(isData ? emptyText : nullPiece);
    return true;
  }

  #element(
    out: JsonBytes,
    member: Extract<MemberPlan, { kind: "object" | "attributes" }>,
    values: ValueTable,
    depth: number,
  ): boolean {
    const start = out.length;
    if (member.kind === "object") return this.#object(out, member.members, values, depth, start);
    const hasAttributes = this.#attributes(out, member.attributes, values);
    if (member.members) return this.#object(out, member.members, values, depth, start);
    const { valueIndex } = member;
    if (isNested(valueIndex, values)) return this.#object(out, nestedObject(valueIndex), values, depth, start);
    if (values.type(valueIndex) & arrayFlag) return false;
    if (hasAttributes) this.#textBeside(out, member, values);
    else if (!this.#text(out, member, values)) out.piece(nullPiece);
    return true;
  }

  /** Child elements; what was written from `start` on is the attributes, which open the object. */
  #object(out: JsonBytes, object: ObjectPlan, values: ValueTable, depth: number, start: number): boolean {
    const isOpen = out.length > start;
    if (!this.#members(out, object, values, depth)) return false;
    if (out.length === start) {
      out.piece(nullPiece);
      return true;
    }
    if (!isOpen) out.bytes[start] = openBrace;
    out.byte(closeBrace);
    return true;
  }

  /** The members that nested binary XML adds to the object it stands in; another kind of value adds none. */
  #nested(out: JsonBytes, object: ObjectPlan, valueIndex: number, values: ValueTable, depth: number): boolean {
    if (!isNested(valueIndex, values)) return true;
    if (this.#nestedLeft-- <= 0) return false;
    const start = values.offset(valueIndex);
    const { template, values: nestedValues } = this.#fragments.open(start, start + values.size(valueIndex), depth + 1);
    const plan = template === null ? null : planOf(template);
    if (plan === null || !areDistinct(object, plan)) return false;
    return this.#members(out, plan, nestedValues, depth + 1);
  }

  /** Opens the object and writes the attributes that have a text; nothing, and false, where none has. */
  #attributes(out: JsonBytes, attributes: readonly AttributePlan[], values: ValueTable): boolean {
    const start = out.length;
    out.piece(attributesStart);
    const first = out.length;
    for (const { piece, valueIndex } of attributes) {
      const undo = out.length;
      out.piece(piece);
      if (valueIndex >= 0 && !this.#values.write(out, valueIndex, values)) out.length = undo;
    }
    if (out.length === first) {
      out.length = start;
      return false;
    }
    out.bytes[first] = openBrace;
    out.byte(closeBrace);
    return true;
  }

  #textBeside(out: JsonBytes, body: BodyPlan, values: ValueTable): void {
    const start = out.length;
    out.piece(textStart);
    if (!this.#text(out, body, values)) out.length = start;
    out.byte(closeBrace);
  }

  /** The element's own text or value; false, with nothing written, where it has none or an empty one. */
  #text(out: JsonBytes, { text, valueIndex }: BodyPlan, values: ValueTable): boolean {
    if (valueIndex >= 0) return this.#values.write(out, valueIndex, values);
    out.piece(text);
    return text.byteCount > 0;
  }
}

function planOf(template: Template): ObjectPlan | null {
  if (template.json === undefined) template.json = planObject(template.content);
  return template.json;
}

function nestedObject(valueIndex: number): ObjectPlan {
  return { names: [], members: [{ kind: "nested", piece: nothing, valueIndex }], end: nothing, distinctFrom: null };
}

function isNested(valueIndex: number, values: ValueTable): boolean {
  return values.type(valueIndex) === valueType.binXml && values.size(valueIndex) > 0;
}

/** Whether members can stand in an object beside its own; those of one name would be numbered. */
function areDistinct(object: ObjectPlan, nested: ObjectPlan): boolean {
  if (object.distinctFrom === nested) return true;
  if (nested.names.some((name) => object.names.includes(name))) return false;
  object.distinctFrom = nested;
  return true;
}
