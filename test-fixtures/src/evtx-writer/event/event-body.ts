import type { EventSpec, FieldSpec } from "../../event-spec.ts";
import {
  element,
  optionalSubstitution,
  substitution,
  type TemplateInstance,
  text,
  type XmlElement,
} from "../binxml/xml-node.ts";
import { inferType } from "../values/infer-type.ts";
import { nullValue, type Value } from "../values/value.ts";

/** EventData, or the element inside UserData: a template of its own, as Windows nests it. */
export function eventBody(event: EventSpec): TemplateInstance {
  const fields = event.data.map(([name, field]) => ({ name, value: fieldValue(name, field) }));
  const values = fields.map(({ value }) => value);
  if (event.userData) {
    const content = fields.map(({ name, value }, index) =>
      element(name, { content: [substitution(index, declaredType(value))] }),
    );
    const { element: name, namespace } = event.userData;
    return { root: element(name, { attributes: [{ name: "xmlns", value: text(namespace) }], content }), values };
  }
  const content = fields.map(({ name, value }, index) => dataElement(name, value, index));
  if (event.binary === undefined) return { root: eventData(event, content), values };
  const binary = element("Binary", {
    content: [optionalSubstitution(values.length, "binary")],
    dependencyId: values.length,
  });
  return { root: eventData(event, [...content, binary]), values: [...values, { type: "binary", text: event.binary }] };
}

function eventData({ eventDataName }: EventSpec, content: readonly XmlElement[]): XmlElement {
  const attributes = eventDataName === undefined ? [] : [{ name: "Name", value: text(eventDataName) }];
  return element("EventData", { attributes, content });
}

function dataElement(name: string, value: Value, index: number): XmlElement {
  if (name === "Data") {
    return element("Data", { content: [optionalSubstitution(index, declaredType(value))], dependencyId: index });
  }
  const attributes = [{ name: "Name", value: text(name) }];
  return element("Data", { attributes, content: [substitution(index, declaredType(value))] });
}

/** A definition always declares a real type; that a value is absent, only its instance says. */
function declaredType({ type }: Value): Value["type"] {
  return type === "null" ? "string" : type;
}

function fieldValue(name: string, field: FieldSpec): Value {
  if (Array.isArray(field)) return field.length === 0 ? nullValue : { type: "strings", items: field };
  if (typeof field !== "string") return value(field.type, field.value);
  return value(inferType(name, field), field);
}

function value(type: Exclude<Value["type"], "strings" | "binXml">, content: string): Value {
  return { type, text: content, isTerminated: type === "string" };
}
