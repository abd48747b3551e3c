import { type FieldPlan, planFields, type WantedFields } from "./field-plan.ts";

/** Literal text. */
interface Text {
  kind: "text";
  text: string;
}

/** A place for a value of the template instance. */
interface Substitution {
  kind: "substitution";
  index: number;
}

/** A template instance inside other content; opened when it is walked, as its values lie in the chunk. */
interface InstanceReference {
  kind: "instance";
  /** Byte offset in the chunk, after the token. */
  offset: number;
}

export interface Attribute {
  name: string;
  value: readonly Content[];
}

export interface Element {
  kind: "element";
  /** Local name, without prefix. */
  name: string;
  attributes: readonly Attribute[];
  content: readonly Content[];
  /** Index of the value that is the whole content, or -1: by far the commonest shape, and the fast one. */
  onlyValue: number;
  /** The `Name` attribute where it is literal: the key of a `Data` element. */
  literalName: string | undefined;
  /** How to read the child elements as fields at once; null where they are not plain enough. */
  fields: FieldPlan | null;
}

/** What stands between two tags. */
export type Content = Text | Substitution | Element | InstanceReference;

/** An element, with what reading the `wanted` fields (null: all) asks for first. */
export function createElement(
  { name, attributes, content }: Pick<Element, "name" | "attributes" | "content">,
  wanted: WantedFields,
): Element {
  const first = content[0];
  const onlyValue = content.length === 1 && first?.kind === "substitution" ? first.index : -1;
  const nameValue = attributes.find((attribute) => attribute.name === "Name")?.value;
  const literal = nameValue?.length === 1 ? nameValue[0] : undefined;
  const literalName = literal?.kind === "text" ? literal.text : undefined;
  const fields = planFields(content, wanted);
  return { kind: "element", name, attributes, content, onlyValue, literalName, fields };
}
