import type { FragmentReader } from "./binxml/fragment.ts";
import type { Template } from "./binxml/template-store.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import { arrayFlag, valueType } from "./binxml/value-types.ts";
import type { JsonBytes } from "./json-bytes.ts";
import { type AttributePlan, type MemberPlan, type ObjectPlan, planObject } from "./json-plan.ts";
import { JsonValues } from "./json-values.ts";

const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const attributesStart = asciiBytes('{"#attributes":{');
const textStart = asciiBytes('"#text":');
const nullBytes = asciiBytes("null");
const emptyText = asciiBytes('""');
/** Nested binary XML opened for one event: real ones have one or two. */
const maxNested = 64;

/** Writes events by the plans of their templates; what has none is left to the walk of `EventJsonWriter`. */
export class PlannedJson {
  readonly #fragments: FragmentReader;
  readonly #out: JsonBytes;
  readonly #values: JsonValues;
  readonly #plans = new WeakMap<Template, ObjectPlan | "none">();
  #nestedLeft = 0;

  constructor(fragments: FragmentReader, out: JsonBytes) {
    this.#fragments = fragments;
    this.#out = out;
    this.#values = new JsonValues(out, fragments.texts);
  }

  useChunk(bytes: Uint8Array, view: DataView): void {
    this.#values.useChunk(bytes, view);
  }

  /** Writes one event; false where it must be walked instead, and what was written is of no use. */
  write(template: Template, values: ValueTable): boolean {
    const plan = this.#planOf(template);
    if (plan === "none") return false;
    this.#nestedLeft = maxNested;
    this.#out.byte(openBrace);
    if (this.#members(plan, values, 0, 0) < 0) return false;
    this.#out.byte(closeBrace);
    return true;
  }

  #planOf(template: Template): ObjectPlan | "none" {
    const known = this.#plans.get(template);
    if (known !== undefined) return known;
    const plan = planObject(template.content) ?? "none";
    this.#plans.set(template, plan);
    return plan;
  }

  /** Writes members behind `count` others of the same object; returns how many there are then, or -1. */
  #members(object: ObjectPlan, values: ValueTable, depth: number, count: number): number {
    let written = count;
    for (const member of object.members) {
      if (member.isNested) {
        written = this.#nestedMembers(member.valueIndex, object.names, values, depth, written);
        if (written < 0) return -1;
        continue;
      }
      this.#out.copy(member.start, written++ > 0 ? 0 : 1);
      if (!member.isConstant && !this.#body(member, values, depth)) return -1;
    }
    return written;
  }

  /** The members that nested binary XML adds to the object it stands in; another kind of value adds none. */
  #nestedMembers(
    valueIndex: number,
    siblingNames: readonly string[],
    values: ValueTable,
    depth: number,
    count: number,
  ): number {
    if (!isNested(valueIndex, values)) return count;
    if (this.#nestedLeft-- <= 0) return -1;
    const start = values.offset(valueIndex);
    const nested = this.#fragments.open(start, start + values.size(valueIndex), depth + 1);
    const plan = nested.template === null ? "none" : this.#planOf(nested.template);
    if (plan === "none" || plan.names.some((name) => siblingNames.includes(name))) return -1;
    return this.#members(plan, nested.values, depth + 1, count);
  }

  /** What follows a member's name. */
  #body(member: MemberPlan, values: ValueTable, depth: number): boolean {
    const attributeCount = member.attributes.length > 0 ? this.#attributes(member.attributes, values) : 0;
    if (member.members !== null) return this.#object(member.members, values, depth, attributeCount);
    if (isNested(member.valueIndex, values)) {
      const members = [{ ...member, isNested: true }];
      return this.#object({ names: [], members }, values, depth, attributeCount);
    }
    if (!member.isData && values.type(member.valueIndex) & arrayFlag) return false; // repeats the element
    if (attributeCount > 0) this.#textBeside(member, values);
    else if (!this.#text(member, values)) this.#out.copy(member.isData ? emptyText : nullBytes);
    return true;
  }

  /** Child elements, behind the attributes where there are any. */
  #object(object: ObjectPlan, values: ValueTable, depth: number, attributeCount: number): boolean {
    const out = this.#out;
    const start = out.length;
    if (attributeCount === 0) out.byte(openBrace);
    const count = this.#members(object, values, depth, attributeCount > 0 ? 1 : 0);
    if (count < 0) return false;
    if (count > 0) {
      out.byte(closeBrace);
      return true;
    }
    out.length = start;
    out.copy(nullBytes);
    return true;
  }

  /** Opens the object and writes the attributes that have a text, and nothing where none has; their number. */
  #attributes(attributes: readonly AttributePlan[], values: ValueTable): number {
    const out = this.#out;
    let count = 0;
    for (const { start, valueIndex } of attributes) {
      const undo = out.length;
      if (count > 0) out.byte(comma);
      else out.copy(attributesStart);
      out.copy(start);
      if (valueIndex < 0 || this.#values.write(valueIndex, values)) count++;
      else out.length = undo;
    }
    if (count > 0) out.byte(closeBrace);
    return count;
  }

  #textBeside(member: MemberPlan, values: ValueTable): void {
    const out = this.#out;
    const start = out.length;
    out.byte(comma);
    out.copy(textStart);
    if (!this.#text(member, values)) out.length = start;
    out.byte(closeBrace);
  }

  /** The member's own text or value; false, with nothing written, where it has none or an empty one. */
  #text({ text, valueIndex }: MemberPlan, values: ValueTable): boolean {
    if (valueIndex >= 0) return this.#values.write(valueIndex, values);
    if (text !== null) this.#out.copy(text);
    return text !== null;
  }
}

function isNested(valueIndex: number, values: ValueTable): boolean {
  return values.type(valueIndex) === valueType.binXml && values.size(valueIndex) > 0;
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
