import type { Content, Element } from "./binxml/content.ts";
import { contentText, isNullContent } from "./binxml/content-text.ts";
import type { FragmentReader } from "./binxml/fragment.ts";
import { valueJson } from "./binxml/value-json.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { ContentWalk, hasElements } from "./content-walk.ts";
import { Damage } from "./damage.ts";
import { unnamed } from "./data-fields.ts";
import { JsonObject } from "./json-object.ts";

/** Characters of one event's JSON, those of nested parts counted at each level. */
const maxJsonCharacters = 1024 * 1024;

/** Writes whole events as JSON, in the form that `evtx_dump -o jsonl` made known, within bounds on output and work. */
export class EventJsonWriter {
  readonly #texts: ValueText;
  readonly #walk: ContentWalk;
  #charactersLeft = 0;

  constructor(fragments: FragmentReader) {
    this.#texts = fragments.texts;
    this.#walk = new ContentWalk(fragments);
  }

  /** One event, `{"Event":{…}}`, without line breaks. */
  write(content: readonly Content[], values: ValueTable): string {
    this.#charactersLeft = maxJsonCharacters;
    this.#walk.begin();
    const event = new JsonObject();
    this.#addChildren(event, content, values, 0);
    return event.toJson();
  }

  /** Adds an element's children; Data elements without a name share one member. */
  #addChildren(object: JsonObject, content: readonly Content[], values: ValueTable, depth: number): void {
    const unnamedItems: string[] = [];
    this.#walk.elements(content, values, depth, (element, itsValues, itsDepth) => {
      const name = element.name === unnamed ? this.#dataName(element, itsValues) : element.name;
      if (name !== undefined) {
        object.add(name, this.#charge(name.length, this.#elementJson(element, itsValues, itsDepth)));
        return;
      }
      object.set(unnamed, "");
      for (const item of this.#items(element, itsValues)) unnamedItems.push(this.#charge(1, item));
    });
    if (unnamedItems.length > 0) object.set(unnamed, `{"#text":${listJson(unnamedItems)}}`);
  }

  #elementJson(element: Element, values: ValueTable, depth: number): string {
    const object = new JsonObject();
    const isData = element.name === unnamed;
    if (!isData) this.#addAttributes(object, element, values);
    if (hasElements(element.content, values)) {
      this.#addChildren(object, element.content, values, depth);
      return object.isEmpty ? "null" : object.toJson();
    }
    const content = this.#contentJson(element.content, values);
    const text = Array.isArray(content) ? `[${content.join()}]` : content;
    if (object.isEmpty) return text ?? (isData ? '""' : "null");
    if (text !== null) object.add("#text", text);
    return object.toJson();
  }

  #addAttributes(object: JsonObject, { attributes }: Element, values: ValueTable): void {
    const members = new JsonObject();
    for (const { name, value } of attributes) {
      if (isNullContent(value, values)) continue;
      const json = [this.#contentJson(value, values) ?? '""'].flat();
      members.add(name, this.#charge(name.length, listJson(json)));
    }
    if (!members.isEmpty) object.add("#attributes", members.toJson());
  }

  /** The items of one unnamed Data element: more than one where its value is an array. */
  #items(element: Element, values: ValueTable): string[] {
    const items = [this.#contentJson(element.content, values) ?? '""'].flat();
    return items.length > 0 ? items : ['""'];
  }

  /** A single value keeps its type, an array its items; what is put together is text; null for nothing. */
  #contentJson(content: readonly Content[], values: ValueTable): string | string[] | null {
    const [only] = content;
    if (only === undefined) return null;
    if (content.length === 1 && only.kind === "substitution") return valueJson(only.index, values, this.#texts);
    return JSON.stringify(contentText(content, values, this.#texts));
  }

  #dataName({ attributes, literalName }: Element, values: ValueTable): string | undefined {
    if (literalName !== undefined) return literalName;
    const attribute = attributes.find(({ name }) => name === "Name");
    if (!attribute || isNullContent(attribute.value, values)) return undefined;
    return contentText(attribute.value, values, this.#texts);
  }

  #charge(nameLength: number, json: string): string {
    this.#charactersLeft -= nameLength + json.length;
    if (this.#charactersLeft >= 0) return json;
    throw new Damage("tooMuchOutput", 0, `an event's JSON is longer than ${maxJsonCharacters} characters`);
  }
}

/** A single item stands for itself. */
function listJson(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `[${items.join()}]`;
}
