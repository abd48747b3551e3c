import {
  element,
  type TemplateInstance,
  text,
  type XmlAttribute,
  type XmlElement,
  type XmlText,
} from "../binxml/xml-node.ts";
import type { Value } from "../values/value.ts";

/** The event of a template as plain elements, every value as text: the rare form that some tools and forwarders write. */
export function inlineEvent({ root, values }: TemplateInstance): XmlElement {
  return element(root.name, {
    attributes: root.attributes.flatMap((attribute) => inlineAttribute(attribute, values)),
    content: root.content.flatMap((node) => {
      if (node.kind === "text") return [node];
      if (node.kind === "substitution") return inlineValue(values[node.index]!);
      return inlineElement(node, values);
    }),
  });
}

/** One element for each item of a list, as a reader shows such a substitution; none where the value is null. */
function inlineElement(node: XmlElement, values: readonly Value[]): XmlElement[] {
  const value = node.dependencyId === null ? undefined : values[node.dependencyId];
  if (value?.type === "null") return [];
  if (value?.type !== "strings") return [inlineEvent({ root: node, values })];
  return value.items.map((item) => element(node.name, { content: [text(item)] }));
}

function inlineAttribute({ name, value }: XmlAttribute, values: readonly Value[]): XmlAttribute[] {
  if (value.kind === "text") return [{ name, value }];
  const [inlined] = inlineValue(values[value.index]!);
  return inlined?.kind === "text" ? [{ name, value: inlined }] : [];
}

function inlineValue(value: Value): (XmlElement | XmlText)[] {
  if (value.type === "null") return [];
  if (value.type === "binXml") return [inlineEvent(value.instance)];
  if (value.type === "strings") return value.items.map(text);
  return [text(value.text)];
}
