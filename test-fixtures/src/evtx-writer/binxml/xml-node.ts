import type { Value } from "../values/value.ts";

/** Literal text inside a definition. */
export interface XmlText {
  kind: "text";
  text: string;
}

/** The place of a value in the instance's substitution array; an optional one takes its attribute along when null. */
export interface XmlSubstitution {
  kind: "substitution";
  index: number;
  type: Value["type"];
  isOptional: boolean;
}

export interface XmlAttribute {
  name: string;
  value: XmlText | XmlSubstitution;
}

/** An element of a template definition; it is left out when the value at `dependencyId` is null. */
export interface XmlElement {
  kind: "element";
  name: string;
  attributes: readonly XmlAttribute[];
  content: readonly (XmlElement | XmlText | XmlSubstitution)[];
  dependencyId: number | null;
}

/** A definition with the values of one event. */
export interface TemplateInstance {
  root: XmlElement;
  values: readonly Value[];
}

interface ElementParts {
  attributes?: readonly XmlAttribute[];
  content?: XmlElement["content"];
  dependencyId?: number;
}

export function element(name: string, { attributes = [], content = [], dependencyId }: ElementParts = {}): XmlElement {
  return { kind: "element", name, attributes, content, dependencyId: dependencyId ?? null };
}

export function text(value: string): XmlText {
  return { kind: "text", text: value };
}

export function substitution(index: number, type: Value["type"]): XmlSubstitution {
  return { kind: "substitution", index, type, isOptional: false };
}

export function optionalSubstitution(index: number, type: Value["type"]): XmlSubstitution {
  return { ...substitution(index, type), isOptional: true };
}
