import { codeUnits, hashUnits } from "../offset-table.ts";
import type { BinXmlContext } from "./bin-xml-context.ts";

/** The offset of a name in the chunk; its first use has the name itself behind the offset. */
export function writeName({ out, names }: BinXmlContext, name: string): void {
  const known = names.find(name);
  if (known !== undefined) {
    out.u32(known);
    return;
  }
  const offset = out.position + 4;
  const hash = hashUnits(codeUnits(name)) & 0xffff;
  out.u32(offset);
  out.u32(names.add(name, hash, offset));
  out.u16(hash);
  out.u16(name.length);
  out.utf16(name);
  out.u16(0);
}
