import type { Attribute, Content, Element } from "./binxml/content.ts";
import { contentText, isNullContent } from "./binxml/content-text.ts";
import type { FieldPlan } from "./binxml/field-plan.ts";
import type { FragmentReader } from "./binxml/fragment.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import { arrayFlag, valueType } from "./binxml/value-types.ts";
import { Damage } from "./damage.ts";
import { DataFields, type EventData, maxCharacters, unnamed } from "./data-fields.ts";

/** Elements and values of one record. */
const maxSteps = 65_536;

/** What the elements met on a walk are: the event's own, the wrapper inside UserData, or fields. */
type Place = "event" | "userData" | "fields";

/** Collects the data of one record after another, within bounds on output and work. */
export class EventDataReader {
  readonly #fragments: FragmentReader;
  #fields = new DataFields();
  #stepsLeft = 0;
  /** Offsets of the template instances being walked, to see one that holds itself. */
  readonly #openInstances: number[] = [];

  constructor(fragments: FragmentReader) {
    this.#fragments = fragments;
  }

  /** Begins a record's data; what was read stays in it when damage ends the reading. */
  begin(): void {
    this.#fields = new DataFields();
    this.#stepsLeft = maxSteps;
    this.#openInstances.length = 0;
  }

  get data(): EventData {
    return this.#fields.data;
  }

  /** Reads EventData and UserData out of content that holds an Event element, or a part of one. */
  readEvent(content: readonly Content[], values: ValueTable): void {
    this.#walk(content, values, 0, "event");
  }

  /** Reads them out of every nested value of a record whose own template is lost. */
  readNestedValues(values: ValueTable): void {
    for (let index = 0; index < values.count; index++) {
      if (values.type(index) === valueType.binXml) this.#walkValue(index, values, 0, "event");
    }
  }

  #walk(content: readonly Content[], values: ValueTable, depth: number, place: Place): void {
    for (const node of content) {
      if (this.#stepsLeft-- <= 0) throw new Damage("tooMuchOutput", 0, `an event has more than ${maxSteps} elements`);
      if (node.kind === "element") this.#enter(node, values, depth, place);
      else if (node.kind === "substitution") this.#walkValue(node.index, values, depth, place);
      else if (node.kind === "instance") this.#walkInstance(node.offset, depth, place);
    }
  }

  #enter(element: Element, values: ValueTable, depth: number, place: Place): void {
    if (place === "fields") this.#readField(element, values, depth);
    else if (place === "userData") this.#readWrapper(element, values, depth);
    else if (element.name === "EventData") this.#readFields(element, values, depth);
    else if (element.name === "UserData") this.#walk(element.content, values, depth, "userData");
    else if (element.name === "Event") this.#walk(element.content, values, depth, "event");
  }

  #walkValue(index: number, values: ValueTable, depth: number, place: Place): void {
    if (values.type(index) !== valueType.binXml || values.size(index) === 0) return;
    const start = values.offset(index);
    const nested = this.#fragments.open(start, start + values.size(index), depth + 1);
    if (nested.isTemplateLost) throw new Damage("templateLost", start, "the template of the event's data is lost");
    this.#walk(nested.content, nested.values, depth + 1, place);
  }

  #walkInstance(offset: number, depth: number, place: Place): void {
    if (this.#openInstances.includes(offset)) {
      throw new Damage("templateRefersToItself", offset, "a template holds itself");
    }
    const nested = this.#fragments.openInstance(offset, Number.POSITIVE_INFINITY, depth + 1);
    if (nested.isTemplateLost) throw new Damage("templateLost", offset, "the template of the event's data is lost");
    this.#openInstances.push(offset);
    this.#walk(nested.content, nested.values, depth + 1, place);
    this.#openInstances.pop();
  }

  /** The element inside UserData only names the kind of data; its children are the fields. */
  #readWrapper(element: Element, values: ValueTable, depth: number): void {
    this.#readAttributes(element, values);
    if (hasElements(element.content, values)) this.#readFields(element, values, depth);
    else if (element.content.length > 0) this.#readContent(element.name, element, values);
  }

  #readFields(element: Element, values: ValueTable, depth: number): void {
    const { fields } = element;
    const isPlain = fields !== null && this.#fields.isEmpty && arePlainTexts(fields, values);
    if (isPlain) this.#readPlain(fields, values);
    else this.#walk(element.content, values, depth, "fields");
  }

  #readPlain({ names, valueIndexes, blank }: FieldPlan, values: ValueTable): void {
    const { texts } = this.#fragments;
    values.valuesEnd(); // damage shows before the first field is read
    const data: EventData = { ...blank };
    for (let i = 0; i < names.length; i++) {
      const index = valueIndexes[i]!;
      const size = values.size(index);
      if (size > 0) data[names[i]!] = texts.text(values.type(index), values.offset(index), size);
    }
    this.#fields.replace(data);
  }

  #readField(element: Element, values: ValueTable, depth: number): void {
    const isData = element.name === unnamed;
    const key = isData ? this.#dataName(element, values) : element.name;
    if (key === undefined || !isData) this.#readAttributes(element, values);
    if (hasElements(element.content, values)) this.#walk(element.content, values, depth, "fields");
    else if (isData || element.content.length > 0 || element.attributes.length === 0) {
      this.#readContent(key, element, values);
    }
  }

  /** The `Name` attribute of a Data element; undefined where it has none, or one that says no more than the element. */
  #dataName(element: Element, values: ValueTable): string | undefined {
    const attribute = element.attributes.find(({ name }) => name === "Name");
    const name = element.literalName ?? (attribute && this.#attributeText(attribute, values));
    return name === unnamed ? undefined : name;
  }

  /** Attributes become fields of their own, `Element@attribute`; namespaces and names of Data say nothing more. */
  #readAttributes(element: Element, values: ValueTable): void {
    for (const attribute of element.attributes) {
      if (attribute.name === "xmlns" || attribute.name.startsWith("xmlns:")) continue;
      if (attribute.name === "Name" && element.name === unnamed) continue;
      const text = this.#attributeText(attribute, values);
      if (text !== undefined) this.#fields.add(`${element.name}@${attribute.name}`, text);
    }
  }

  /** An attribute whose value is null does not exist. */
  #attributeText({ value }: Attribute, values: ValueTable): string | undefined {
    return isNullContent(value, values) ? undefined : contentText(value, values, this.#fragments.texts);
  }

  /** Adds what stands in an element without child elements; `key` is undefined for unnamed Data. */
  #readContent(key: string | undefined, { content, onlyValue: index }: Element, values: ValueTable): void {
    const { texts } = this.#fragments;
    const type = values.type(index);
    if (index < 0) this.#fields.add(key, contentText(content, values, texts));
    else if (type === valueType.null) this.#fields.add(key, "");
    else if (type & arrayFlag) this.#fields.addItems(key, texts.items(type, values.offset(index), values.size(index)));
    else this.#fields.add(key, texts.text(type, values.offset(index), values.size(index)));
  }
}

/** Whether each field's value has one text, and all together are far from the limit. */
function arePlainTexts({ valueIndexes }: FieldPlan, values: ValueTable): boolean {
  let byteCount = 0;
  for (const index of valueIndexes) {
    const type = values.type(index);
    if (type & arrayFlag || type === valueType.binXml) return false;
    byteCount += values.size(index);
  }
  return byteCount < maxCharacters / 4;
}

/** Whether content has elements, itself or in nested binary XML. */
function hasElements(content: readonly Content[], values: ValueTable): boolean {
  for (const node of content) {
    if (node.kind === "element" || node.kind === "instance") return true;
    if (node.kind !== "substitution") continue;
    if (values.type(node.index) === valueType.binXml && values.size(node.index) > 0) return true;
  }
  return false;
}
