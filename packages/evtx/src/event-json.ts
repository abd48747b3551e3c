import type { Content, Element } from "./binxml/content.ts";
import { chargedText, isNullContent } from "./binxml/content-text.ts";
import type { Fragment, FragmentReader } from "./binxml/fragment.ts";
import { valueJson } from "./binxml/value-json.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { ContentWalk, hasElements } from "./content-walk.ts";
import { Damage } from "./damage.ts";
import { unnamed } from "./data-fields.ts";
import type { JsonBytes } from "./json-bytes.ts";
import { JsonObject } from "./json-object.ts";
import { PlannedJson } from "./planned-json.ts";

/** Characters of one event's JSON, those of nested parts counted at each level. */
const maxJsonCharacters = 1024 * 1024;
/** Characters of all events of a chunk, counted so. Chunks of real logs have up to 170,000, counted once. */
const maxChunkCharacters = 16 * maxJsonCharacters;
/** The text of an empty value. */
const nothing = '""';

/** Writes whole events as JSON, in the form that `evtx_dump -o jsonl` made known, within bounds on output and work. */
export class EventJsonWriter {
  readonly #texts: ValueText;
  readonly #walk: ContentWalk;
  readonly #planned: PlannedJson;
  #charactersLeft = 0;
  #chunkCharactersLeft = maxChunkCharacters;

  constructor(fragments: FragmentReader) {
    this.#texts = fragments.texts;
    this.#walk = new ContentWalk(fragments);
    this.#planned = new PlannedJson(fragments);
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#planned.useChunk(bytes, view);
    this.#chunkCharactersLeft = maxChunkCharacters;
  }

  /** Appends one event, `{"Event":{…}}`, without line breaks; nothing where it throws `Damage`. */
  write(event: Fragment, out: JsonBytes): void {
    if (this.#chunkCharactersLeft <= 0) throw tooLong("the JSON of a chunk's events", maxChunkCharacters);
    const start = out.length;
    this.#charactersLeft = maxJsonCharacters;
    out.limit(maxJsonCharacters);
    let isWhole = false;
    try {
      this.#writeEvent(event, out);
      isWhole = true;
    } finally {
      this.#chunkCharactersLeft -= out.length - start + maxJsonCharacters - this.#charactersLeft;
      if (!isWhole) out.length = start;
      out.limit(Number.POSITIVE_INFINITY);
    }
  }

  #writeEvent({ template, content, values }: Fragment, out: JsonBytes): void {
    const start = out.length;
    if (template !== null && this.#planned.write(out, template, values)) {
      if (out.length - start > maxJsonCharacters) throw tooLong("an event's JSON", maxJsonCharacters);
      return;
    }
    out.length = start;
    out.text(this.#walkEvent(content, values));
  }

  /** The plain way, for what has no plan: inline binary XML, unnamed Data, names that occur twice. */
  #walkEvent(content: readonly Content[], values: ValueTable): string {
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
        for (const json of this.#elementJson(element, itsValues, itsDepth)) {
          object.add(name, this.#charge(name.length, json));
        }
        return;
      }
      object.set(unnamed, "");
      for (const item of this.#items(element, itsValues)) unnamedItems.push(this.#charge(1, item));
    });
    if (unnamedItems.length > 0) object.set(unnamed, `{"#text":${listJson(unnamedItems)}}`);
  }

  /** One text for each time the element stands in the event: an array repeats it, but makes a list of a named Data. */
  #elementJson(element: Element, values: ValueTable, depth: number): string[] {
    const isData = element.name === unnamed;
    if (isData && !hasElements(element.content, values)) return [listJson(this.#items(element, values))];
    const attributes = isData ? null : this.#attributesJson(element, values);
    if (!hasElements(element.content, values)) {
      return this.#items(element, values).map((text) => elementOfText(attributes, text));
    }
    const object = new JsonObject();
    if (attributes !== null) object.add("#attributes", attributes);
    this.#addChildren(object, element.content, values, depth);
    return [object.isEmpty ? "null" : object.toJson()];
  }

  #attributesJson({ attributes }: Element, values: ValueTable): string | null {
    const members = new JsonObject();
    for (const { name, value } of attributes) {
      const json = listJson([this.#contentJson(value, values) ?? nothing].flat());
      if (json !== nothing) members.add(name, this.#charge(name.length, json));
    }
    return members.isEmpty ? null : members.toJson();
  }

  /** The items of one element's content: more than one where its value is an array. */
  #items(element: Element, values: ValueTable): string[] {
    const items = [this.#contentJson(element.content, values) ?? nothing].flat();
    return items.length > 0 ? items : [nothing];
  }

  /** A single value keeps its type, an array its items; what is put together is text; null for nothing. */
  #contentJson(content: readonly Content[], values: ValueTable): string | string[] | null {
    const [only] = content;
    if (only === undefined) return null;
    if (content.length === 1 && only.kind === "substitution") return valueJson(only.index, values, this.#texts);
    return JSON.stringify(chargedText(content, values, this.#texts));
  }

  #dataName({ attributes, literalName }: Element, values: ValueTable): string | undefined {
    if (literalName !== undefined) return literalName;
    const attribute = attributes.find(({ name }) => name === "Name");
    if (!attribute || isNullContent(attribute.value, values)) return undefined;
    return chargedText(attribute.value, values, this.#texts);
  }

  #charge(nameLength: number, json: string): string {
    this.#charactersLeft -= nameLength + json.length;
    if (this.#charactersLeft >= 0) return json;
    throw tooLong("an event's JSON", maxJsonCharacters);
  }
}

function tooLong(what: string, limit: number): Damage {
  return new Damage("tooMuchOutput", 0, `${what} is longer than ${limit} characters`);
}

/** An element other than Data; one without text is null, or its attributes alone. */
function elementOfText(attributes: string | null, text: string): string {
  if (attributes === null) return text === nothing ? "null" : text;
  const object = new JsonObject();
  object.add("#attributes", attributes);
  if (text !== nothing) object.add("#text", text);
  return object.toJson();
}

/** A single item stands for itself. */
function listJson(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `[${items.join()}]`;
}
