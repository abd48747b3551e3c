import type { BinXmlContext } from "./binxml/bin-xml-context.ts";
import { writeFragmentHeader } from "./binxml/bin-xml-context.ts";
import { token } from "./binxml/tokens.ts";
import { writeElement } from "./binxml/write-element.ts";
import { writeTemplateInstance } from "./binxml/write-template.ts";
import type { TemplateInstance } from "./binxml/xml-node.ts";
import { inlineEvent } from "./event/inline-event.ts";

const recordMagic = 0x00002a2a;

/** What one record holds. */
export interface RecordContent {
  headerRecordId: number;
  /** 100 ns ticks since 1601, UTC. */
  writtenTicks: bigint;
  event: TemplateInstance;
  /** Without templates: plain elements with text values. */
  isInline: boolean;
}

/** Header, Binary XML, zeros, and the size again at the end of a multiple of 8 bytes. */
export function writeRecord(
  context: BinXmlContext,
  { headerRecordId, writtenTicks, event, isInline }: RecordContent,
): void {
  const { out } = context;
  const start = out.position;
  out.u32(recordMagic);
  const sizeOffset = out.reserveU32();
  out.u64(BigInt(headerRecordId));
  out.u64(writtenTicks);
  writeFragmentHeader(context);
  if (isInline) writeElement(context, inlineEvent(event), { isInTemplate: false });
  else writeTemplateInstance(context, event);
  out.u8(token.endOfFragment);
  out.reserveU32();
  out.align(8);
  const size = out.position - start;
  out.patchU32(sizeOffset, size);
  out.patchU32(out.position - 4, size);
}
