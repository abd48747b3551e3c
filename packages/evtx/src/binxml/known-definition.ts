import type { NameReference, NameTable } from "./names.ts";

/** A template definition that was parsed, as what another chunk's must have in common with it to say the same. */
export interface KnownDefinition {
  byteCount: number;
  /** The words of the definition; the last one ends with it and may overlap the one before. */
  words: Int32Array;
  /** Of each word the bits that count: all but those of offsets in the chunk. */
  masks: Int32Array;
  names: readonly NameReference[];
}

/** Offsets differ from chunk to chunk: of the next definition, of names, and of the next name behind an inline name's. */
const offsetBytes = 4;

/** Keeps a definition, given as its bytes. */
export function knownDefinition(definition: Uint8Array, names: readonly NameReference[]): KnownDefinition {
  const mask = new Uint8Array(definition.length).fill(0xff).fill(0, 0, offsetBytes);
  for (const { at, isInline } of names) mask.fill(0, at, at + (isInline ? 2 * offsetBytes : offsetBytes));
  return { byteCount: definition.length, words: wordsOf(definition), masks: wordsOf(mask), names };
}

/** Whether the definition at `offset` equals a known one byte for byte, but for offsets that lead to the same names. */
export function isKnown(known: KnownDefinition, view: DataView, offset: number, names: NameTable): boolean {
  const { words, masks, byteCount } = known;
  const last = words.length - 1;
  for (let i = 0; i < last; i++) {
    if (((view.getInt32(offset + i * 4, true) ^ words[i]!) & masks[i]!) !== 0) return false;
  }
  if (((view.getInt32(offset + byteCount - 4, true) ^ words[last]!) & masks[last]!) !== 0) return false;
  for (const name of known.names) {
    const nameOffset = view.getUint32(offset + name.at, true);
    if ((nameOffset === offset + name.at + offsetBytes) !== name.isInline) return false;
    if (!name.isInline && !names.isAt(nameOffset, name)) return false;
  }
  return true;
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: Math.ceil(bytes.length / 4) }, (_, i) =>
    view.getInt32(Math.min(i * 4, bytes.length - 4), true),
  );
}
