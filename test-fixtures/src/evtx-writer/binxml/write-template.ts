import { createHash } from "node:crypto";
import { hashUnits } from "../offset-table.ts";
import { encodeUtf16, encodeValue } from "../values/encode-value.ts";
import { type Value, valueTypeCodes } from "../values/value.ts";
import { type BinXmlContext, writeFragmentHeader } from "./bin-xml-context.ts";
import { token } from "./tokens.ts";
import { writeElement } from "./write-element.ts";
import type { TemplateInstance, XmlElement } from "./xml-node.ts";

/** A template instance: its definition, in full at its first use in the chunk, then the values. */
export function writeTemplateInstance(context: BinXmlContext, { root, values }: TemplateInstance): void {
  const { out } = context;
  out.u8(token.templateInstance);
  out.u8(1);
  writeDefinition(context, root);
  out.u32(values.length);
  const descriptorsOffset = out.position;
  for (const { type } of values) out.raw(Uint8Array.of(0, 0, valueTypeCodes[type], 0));
  for (const [index, value] of values.entries()) writeValue(context, value, descriptorsOffset + 4 * index);
}

function writeDefinition(context: BinXmlContext, root: XmlElement): void {
  const { out, templates } = context;
  const shape = JSON.stringify(root);
  const guid = createHash("md5").update(shape).digest();
  out.raw(guid.subarray(0, 4));
  const known = templates.find(shape);
  const offset = known ?? out.position + 4;
  out.u32(offset);
  if (known !== undefined) return;
  out.u32(templates.add(shape, hashUnits(guidUnits(guid)), offset));
  out.raw(guid);
  const sizeOffset = out.reserveU32();
  writeFragmentHeader(context);
  writeElement(context, root, { isInTemplate: true });
  out.u8(token.endOfFragment);
  out.patchU32(sizeOffset, out.position - sizeOffset - 4);
}

function guidUnits(guid: Buffer): number[] {
  return Array.from({ length: 8 }, (_, index) => guid.readUInt16LE(index * 2));
}

/** The bytes of one value, and their number into its descriptor. */
function writeValue(context: BinXmlContext, value: Value, descriptorOffset: number): void {
  const { out } = context;
  const start = out.position;
  if (value.type === "binXml") {
    writeTemplateInstance(context, value.instance);
    out.u8(token.endOfFragment);
  } else {
    out.raw(valueBytes(value));
  }
  // 16 bits hold any size that fits a chunk.
  out.patchU16(descriptorOffset, out.position - start);
}

/** Windows ends the strings of EventData and UserData with a NUL, those of System not. */
function valueBytes(value: Exclude<Value, { type: "binXml" }>): Uint8Array {
  if (value.type === "strings") return encodeUtf16(value.items.map((item) => `${item}\0`).join(""));
  return encodeValue(value.type, value.isTerminated ? `${value.text}\0` : value.text);
}
