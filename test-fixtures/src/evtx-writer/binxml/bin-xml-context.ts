import type { ByteWriter } from "../byte-writer.ts";
import type { OffsetTable } from "../offset-table.ts";
import { token } from "./tokens.ts";

/** What Binary XML of one chunk shares: the chunk's bytes, and where its names and template definitions lie. */
export interface BinXmlContext {
  out: ByteWriter;
  names: OffsetTable;
  templates: OffsetTable;
}

/** Token, version 1.1, no flags. */
export function writeFragmentHeader({ out }: BinXmlContext): void {
  out.raw(Uint8Array.of(token.fragmentHeader, 1, 1, 0));
}
