import type { NameReference, NameTable } from "./names.ts";
import { isRangeAt, type WordRange, wordRange } from "./word-range.ts";

/** A template definition that was parsed, as what another chunk's must have in common with it to say the same. */
export interface KnownDefinition {
  /** Without the offsets in it. */
  range: WordRange;
  names: readonly NameReference[];
}

/** Offsets differ from chunk to chunk: of the next definition, of names, and of the next name behind an inline name's. */
const offsetBytes = 4;

/** Keeps a definition, given as its bytes. */
export function knownDefinition(definition: Uint8Array, names: readonly NameReference[]): KnownDefinition {
  const mask = new Uint8Array(definition.length).fill(0xff).fill(0, 0, offsetBytes);
  for (const { at, isInline } of names) mask.fill(0, at, at + (isInline ? 2 * offsetBytes : offsetBytes));
  return { range: wordRange(definition, mask), names };
}

/** Whether the definition at `offset` equals a known one byte for byte, but for offsets that lead to the same names. */
export function isKnown(known: KnownDefinition, view: DataView, offset: number, names: NameTable): boolean {
  if (!isRangeAt(known.range, view, offset)) return false;
  for (const name of known.names) {
    const nameOffset = view.getUint32(offset + name.at, true);
    if ((nameOffset === offset + name.at + offsetBytes) !== name.isInline) return false;
    if (!name.isInline && !names.isAt(nameOffset, name)) return false;
  }
  return true;
}
