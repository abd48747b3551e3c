import type { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import { sidBytes } from "./identifiers.ts";
import type { ValueText } from "./value-text.ts";
import { fixedBytes, valueType } from "./value-types.ts";

/** Reads the type and the value after a value token; strings and binaries carry their length. */
export function literalText(cursor: ByteCursor, texts: ValueText): string {
  const type = cursor.u8("value type");
  const byteCount = literalBytes(cursor, type);
  return texts.text(type, cursor.skip(byteCount, "value"), byteCount);
}

function literalBytes(cursor: ByteCursor, type: number): number {
  switch (type) {
    case valueType.null:
      return 0;
    case valueType.string:
      return cursor.u16("string length") * 2;
    case valueType.ansiString:
    case valueType.binary:
      return cursor.u16("value length");
    case valueType.sid:
      return sidLength(cursor);
    default:
      return fixedBytes(type) || unknownType(cursor, type);
  }
}

function sidLength({ view, position, end }: ByteCursor): number {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const byteCount = sidBytes(bytes, position, end - position);
  if (byteCount === 0) throw new Damage("outOfBounds", position, "a security identifier is cut off");
  return byteCount;
}

function unknownType({ position }: ByteCursor, type: number): never {
  throw new Damage("unknownToken", position, `a literal value has the unknown type 0x${type.toString(16)}`);
}
