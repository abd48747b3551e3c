import type { Attribute, Content, Element } from "./binxml/content.ts";
import { contentText, isNullContent } from "./binxml/content-text.ts";
import type { FieldPlan } from "./binxml/field-plan.ts";
import type { FragmentReader } from "./binxml/fragment.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { arrayFlag, valueType } from "./binxml/value-types.ts";
import { ContentWalk, hasElements, type OnElement } from "./content-walk.ts";
import { DataFields, type EventData, maxCharacters, unnamed } from "./data-fields.ts";

/** Collects the data of one record after another, within bounds on output and work. */
export class EventDataReader {
  readonly #texts: ValueText;
  readonly #walk: ContentWalk;
  readonly #fields: DataFields;

  constructor(fragments: FragmentReader, wantedFields: ReadonlySet<string> | null) {
    this.#fields = new DataFields(wantedFields);
    this.#texts = fragments.texts;
    this.#walk = new ContentWalk(fragments);
  }

  /** Begins a record's data; what was read stays in it when damage ends the reading. */
  begin(): void {
    this.#fields.begin();
    this.#walk.begin();
  }

  get data(): EventData {
    return this.#fields.data;
  }

  /** Reads EventData and UserData out of content that holds an Event element, or a part of one. */
  readEvent(content: readonly Content[], values: ValueTable): void {
    this.#walk.elements(content, values, 0, this.#onPart);
  }

  /** Reads them out of every nested value of a record whose own template is lost. */
  readNestedValues(values: ValueTable): void {
    for (let index = 0; index < values.count; index++) this.#walk.elementsOfValue(index, values, 0, this.#onPart);
  }

  readonly #onPart: OnElement = (element, values, depth) => {
    const { name, content } = element;
    if (name === "EventData") this.#readFields(element, values, depth);
    else if (name === "UserData") this.#walk.elements(content, values, depth, this.#onWrapper);
    else if (name === "Event") this.#walk.elements(content, values, depth, this.#onPart);
  };

  /** The element inside UserData only names the kind of data; its children are the fields. */
  readonly #onWrapper: OnElement = (element, values, depth) => {
    this.#readAttributes(element, values);
    if (hasElements(element.content, values)) this.#readFields(element, values, depth);
    else if (element.content.length > 0) this.#readContent(element.name, element, values);
  };

  #readFields(element: Element, values: ValueTable, depth: number): void {
    const { fields } = element;
    const isPlain = fields !== null && this.#fields.isEmpty && arePlainTexts(fields, values);
    if (isPlain) this.#readPlain(fields, values);
    else this.#walk.elements(element.content, values, depth, this.#onField);
  }

  #readPlain({ names, valueIndexes, blank }: FieldPlan, values: ValueTable): void {
    const texts = this.#texts;
    values.valuesEnd(); // damage shows before the first field is read
    const data: EventData = { ...blank };
    for (let i = 0; i < names.length; i++) {
      const index = valueIndexes[i]!;
      const size = values.size(index);
      if (size > 0) data[names[i]!] = texts.text(values.type(index), values.offset(index), size);
    }
    this.#fields.replace(data);
  }

  readonly #onField: OnElement = (element, values, depth) => {
    const isData = element.name === unnamed;
    const key = isData ? this.#dataName(element, values) : element.name;
    if (key === undefined || !isData) this.#readAttributes(element, values);
    if (hasElements(element.content, values)) {
      this.#walk.elements(element.content, values, depth, this.#onField);
    } else if (isData || element.content.length > 0 || element.attributes.length === 0) {
      this.#readContent(key, element, values);
    }
  };

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
    return isNullContent(value, values) ? undefined : contentText(value, values, this.#texts);
  }

  /** Adds what stands in an element without child elements; `key` is undefined for unnamed Data. */
  #readContent(key: string | undefined, { content, onlyValue: index }: Element, values: ValueTable): void {
    const texts = this.#texts;
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
