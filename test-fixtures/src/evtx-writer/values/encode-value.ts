import type { ValueType } from "../../event-spec.ts";
import { EvtxWriterError } from "../errors.ts";
import { encodeGuid } from "./guid.ts";
import { encodeInteger } from "./integer.ts";
import { encodeSid } from "./sid.ts";
import { encodeFileTime, encodeSystemTime } from "./time.ts";

/** The bytes of one value from its text form. */
export function encodeValue(type: ValueType, text: string): Uint8Array {
  switch (type) {
    case "null":
      return new Uint8Array(0);
    case "string":
      return encodeUtf16(text);
    case "ansiString":
      return encodeAnsi(text);
    case "float32":
      return encodeFloat(text, 4);
    case "float64":
      return encodeFloat(text, 8);
    case "bool":
      return encodeBool(text);
    case "binary":
      return encodeHex(text);
    case "guid":
      return encodeGuid(text);
    case "fileTime":
      return encodeFileTime(text);
    case "systemTime":
      return encodeSystemTime(text);
    case "sid":
      return encodeSid(text);
    default:
      return encodeInteger(type, text);
  }
}

/** UTF-16 code units, little endian, without a terminator. */
export function encodeUtf16(text: string): Uint8Array {
  const units = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) units.setUint16(index * 2, text.charCodeAt(index), true);
  return new Uint8Array(units.buffer);
}

/** Latin-1 with a NUL at the end: the code page is not stored, so only what most code pages share is taken. */
function encodeAnsi(text: string): Uint8Array {
  const isLatin1 = Array.from(text).every((character) => character.codePointAt(0)! <= 0xff);
  if (!isLatin1) throw new EvtxWriterError("badValue", `not Latin-1 text: ${JSON.stringify(text)}`);
  return Buffer.from(`${text}\0`, "latin1");
}

function encodeFloat(text: string, sizeBytes: 4 | 8): Uint8Array {
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value)) throw new EvtxWriterError("badValue", `not a number: ${text}`);
  const view = new DataView(new ArrayBuffer(sizeBytes));
  if (sizeBytes === 4) view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}

function encodeBool(text: string): Uint8Array {
  if (text !== "true" && text !== "false") throw new EvtxWriterError("badValue", `neither true nor false: ${text}`);
  return Uint8Array.of(text === "true" ? 1 : 0, 0, 0, 0);
}

function encodeHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new EvtxWriterError("badValue", `not pairs of hex digits: ${text}`);
  return Buffer.from(text, "hex");
}
