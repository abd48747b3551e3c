import { isJsonObject, type JsonObject, textOf } from "../readers/json-fields.ts";

/** An element as parsed; names are local, without their prefix. */
export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
}

const maxDepth = 32;

export function createElement(qualifiedName: string): XmlElement {
  return { name: localName(qualifiedName), attributes: new Map(), children: [], text: "" };
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Prefixes say nothing here: Windows puts UserData into namespaces of many names. */
export function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** XML that was turned into JSON with `@NAME` for attributes and `#text` for text, as .NET programs do it. */
export function elementOfJson(name: string, value: unknown, depth = 0): XmlElement {
  const element = createElement(name);
  if (isJsonObject(value) && depth < maxDepth) addMembers(element, value, depth);
  else element.text = textOf(value) ?? "";
  return element;
}

function addMembers(element: XmlElement, object: JsonObject, depth: number): void {
  for (const [name, value] of Object.entries(object)) {
    if (name === "#text") element.text = textOf(value) ?? "";
    else if (name.startsWith("@")) element.attributes.set(localName(name.slice(1)), textOf(value) ?? "");
    else {
      for (const item of Array.isArray(value) ? value : [value]) {
        element.children.push(elementOfJson(name, item, depth + 1));
      }
    }
  }
}
