import { EvtxWriterError } from "../errors.ts";

const sizesInBytes = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  hexInt32: 4,
  int64: 8,
  uint64: 8,
  hexInt64: 8,
  sizeT: 8,
} as const;

/** An integer of decimal or `0x` text, little endian. */
export function encodeInteger(type: keyof typeof sizesInBytes, text: string): Uint8Array {
  const size = sizesInBytes[type];
  const value = parseInteger(text);
  const isSigned = type.startsWith("int");
  const wrapped = isSigned ? BigInt.asIntN(size * 8, value) : BigInt.asUintN(size * 8, value);
  if (wrapped !== value) throw new EvtxWriterError("badValue", `${text} does not fit ${type}`);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, value, true);
  return new Uint8Array(view.buffer, 0, size);
}

function parseInteger(text: string): bigint {
  if (!/^(?:-?\d+|0x[0-9a-f]+)$/i.test(text)) throw new EvtxWriterError("badValue", `not an integer: ${text}`);
  return BigInt(text);
}
