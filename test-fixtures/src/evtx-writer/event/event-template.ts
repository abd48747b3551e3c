import type { EventSpec } from "../../event-spec.ts";
import { element, optionalSubstitution, type TemplateInstance, text } from "../binxml/xml-node.ts";
import { eventBody } from "./event-body.ts";
import { bodyIndex, systemElement, systemValues } from "./system-element.ts";

const eventNamespace = "http://schemas.microsoft.com/win/2004/08/events/event";

/** A whole event as Windows stores it: the Event template, and in its last value the template of the event's own data. */
export function eventTemplate(event: EventSpec): TemplateInstance {
  const index = bodyIndex(event);
  const body = optionalSubstitution(index, "binXml");
  const userData = element("UserData", { content: [body], dependencyId: index });
  const root = element("Event", {
    attributes: [{ name: "xmlns", value: text(eventNamespace) }],
    content: [systemElement(event), event.userData ? userData : body],
    dependencyId: index,
  });
  return { root, values: [...systemValues(event), { type: "binXml", instance: eventBody(event) }] };
}
