import { valueTypeCodes } from "../values/value.ts";
import type { BinXmlContext } from "./bin-xml-context.ts";
import { moreBit, token } from "./tokens.ts";
import { writeName } from "./write-name.ts";
import type { XmlAttribute, XmlElement, XmlSubstitution, XmlText } from "./xml-node.ts";

const noDependency = 0xffff;

interface ElementPlace {
  /** Elements of a definition carry a dependency id; those outside of templates do not. */
  isInTemplate: boolean;
}

/** An element with all that is in it. */
export function writeElement(context: BinXmlContext, element: XmlElement, place: ElementPlace): void {
  const { out } = context;
  const hasAttributes = element.attributes.length > 0;
  out.u8(token.openStartElement | (hasAttributes ? moreBit : 0));
  if (place.isInTemplate) out.u16(element.dependencyId ?? noDependency);
  const sizeOffset = out.reserveU32();
  writeName(context, element.name);
  if (hasAttributes) writeAttributes(context, element.attributes);
  writeContent(context, element, place);
  out.patchU32(sizeOffset, out.position - sizeOffset - 4);
}

function writeAttributes(context: BinXmlContext, attributes: readonly XmlAttribute[]): void {
  const { out } = context;
  const sizeOffset = out.reserveU32();
  for (const [index, { name, value }] of attributes.entries()) {
    const isLast = index === attributes.length - 1;
    out.u8(token.attribute | (isLast ? 0 : moreBit));
    writeName(context, name);
    if (value.kind === "text") writeText(context, value);
    else writeSubstitution(context, value);
  }
  out.patchU32(sizeOffset, out.position - sizeOffset - 4);
}

function writeContent(context: BinXmlContext, { content }: XmlElement, place: ElementPlace): void {
  const { out } = context;
  if (content.length === 0) {
    out.u8(token.closeEmptyElement);
    return;
  }
  out.u8(token.closeStartElement);
  for (const node of content) {
    if (node.kind === "element") writeElement(context, node, place);
    else if (node.kind === "text") writeText(context, node);
    else writeSubstitution(context, node);
  }
  out.u8(token.endElement);
}

function writeText({ out }: BinXmlContext, { text }: XmlText): void {
  out.u8(token.value);
  out.u8(valueTypeCodes.string);
  out.u16(text.length);
  out.utf16(text);
}

function writeSubstitution({ out }: BinXmlContext, { index, type, isOptional }: XmlSubstitution): void {
  out.u8(isOptional ? token.optionalSubstitution : token.substitution);
  out.u16(index);
  out.u8(valueTypeCodes[type]);
}
