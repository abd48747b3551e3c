import { elementCostBytes } from "./binxml/byte-budget.ts";
import type { Attribute, Element } from "./binxml/content.ts";
import { chargedText, isNullContent } from "./binxml/content-text.ts";
import type { FieldPlan, WantedFields } from "./binxml/field-plan.ts";
import type { Fragment, FragmentReader } from "./binxml/fragment.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import { arrayFlag, valueType } from "./binxml/value-types.ts";
import { ContentWalk, hasElements, type OnElement } from "./content-walk.ts";
import { DataFields, type EventData, maxCharacters, unnamed } from "./data-fields.ts";
import type { FieldText } from "./record-view.ts";

/** Collects the data of one record after another, within bounds on output and work. */
export class EventDataReader {
  readonly #fragments: FragmentReader;
  readonly #wanted: WantedFields;
  readonly #walk: ContentWalk;
  readonly #fields: DataFields;
  /** Where the fields of the plan last found stand. */
  #plainValues: ValueTable;
  /** As last read by `readTexts`: the wanted fields, each in its place. */
  readonly texts: FieldText[];

  constructor(fragments: FragmentReader, wanted: WantedFields) {
    this.#fragments = fragments;
    this.#wanted = wanted;
    this.#fields = new DataFields(wanted);
    this.#walk = new ContentWalk(fragments);
    this.#plainValues = fragments.none.values;
    this.texts = new Array<FieldText>(wanted?.size ?? 0).fill(undefined);
  }

  /** As last read by `read`; what was read before damage is in it. */
  get data(): EventData {
    return this.#fields.data;
  }

  /** Reads EventData or UserData of an event; of one whose template is lost, those of every nested value. */
  read(event: Fragment): void {
    const { content, values, isTemplateLost } = event;
    this.#fields.begin();
    const plain = this.#plainFields(event);
    if (plain) {
      this.#fields.replace(this.#plainData(plain, this.#plainValues));
      return;
    }
    this.#walk.begin();
    if (!isTemplateLost) this.#walk.elements(content, values, 0, this.#onPart);
    else for (let i = 0; i < values.count; i++) this.#walk.elementsOfValue(i, values, 0, this.#onPart);
  }

  /** Reads the wanted fields into `texts`. */
  readTexts(event: Fragment): void {
    const { texts } = this;
    texts.fill(undefined);
    const plain = this.#plainFields(event);
    if (plain) this.#plainTexts(plain, this.#plainValues);
    else if (this.#wanted) {
      this.read(event);
      for (const [name, place] of this.#wanted) if (Object.hasOwn(this.data, name)) texts[place] = this.data[name];
    }
  }

  /** The plan for the fields of an event whose template leads straight to them, its values in `#plainValues`; else null. */
  #plainFields({ template, values }: Fragment): FieldPlan | null {
    const index = template?.nestedDataIndex ?? -1;
    if (index < 0 || values.type(index) !== valueType.binXml || values.size(index) === 0) return null;
    const start = values.offset(index);
    const nested = this.#fragments.open(start, start + values.size(index), 1);
    const plan = nested.template?.eventData ?? null;
    if (plan === null) return null;
    const byteCount = plainBytes(plan, nested.values);
    if (byteCount < 0) return null;
    this.#fragments.texts.budget.charge(byteCount);
    nested.values.valuesEnd(); // damage shows before the first field is read
    this.#plainValues = nested.values;
    return plan;
  }

  #plainData({ names, valueIndexes, blank }: FieldPlan, values: ValueTable): EventData {
    const data: EventData = { ...blank };
    for (let i = 0; i < names.length; i++) {
      const index = valueIndexes[i]!;
      if (values.size(index) > 0) data[names[i]!] = this.#textAt(index, values);
    }
    return data;
  }

  #plainTexts({ places, valueIndexes }: FieldPlan, values: ValueTable): void {
    for (let i = 0; i < places.length; i++) this.texts[places[i]!] = this.#textAt(valueIndexes[i]!, values);
  }

  /** One value that is no array. */
  #textAt(index: number, values: ValueTable): string {
    const size = values.size(index);
    return size === 0 ? "" : this.#fragments.texts.text(values.type(index), values.offset(index), size);
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
    this.#walk.elements(element.content, values, depth, this.#onField);
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
    return isNullContent(value, values) ? undefined : chargedText(value, values, this.#fragments.texts);
  }

  /** Adds what stands in an element without child elements; `key` is undefined for unnamed Data. */
  #readContent(key: string | undefined, { content, onlyValue: index }: Element, values: ValueTable): void {
    const texts = this.#fragments.texts;
    const type = values.type(index);
    texts.budget.charge(values.size(index));
    if (index < 0) this.#fields.add(key, chargedText(content, values, texts));
    else if (type === valueType.null) this.#fields.add(key, "");
    else if (type & arrayFlag) this.#fields.addItems(key, texts.items(type, values.offset(index), values.size(index)));
    else this.#fields.add(key, texts.text(type, values.offset(index), values.size(index)));
  }
}

/** The bytes of the fields' values where each has one text, and all together are far from the limit; else -1. */
function plainBytes({ valueIndexes }: FieldPlan, values: ValueTable): number {
  let byteCount = valueIndexes.length * elementCostBytes;
  for (const index of valueIndexes) {
    const type = values.type(index);
    if (type & arrayFlag || type === valueType.binXml) return -1;
    byteCount += values.size(index);
  }
  return byteCount < maxCharacters / 4 ? byteCount : -1;
}
