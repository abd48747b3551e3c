import { EvtxWriterError } from "../errors.ts";

const sidPattern = /^S-1-(\d+)((?:-\d+){0,15})$/;

/** A security identifier such as S-1-5-21-1-2-3-1001: authority 48 bits big endian, sub-authorities little endian. */
export function encodeSid(text: string): Uint8Array {
  const match = sidPattern.exec(text);
  if (!match) throw new EvtxWriterError("badValue", `not a SID: ${text}`);
  const subAuthorities = match[2]!.split("-").slice(1).map(Number);
  const bytes = Buffer.alloc(8 + 4 * subAuthorities.length);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(subAuthorities.length, 1);
  bytes.writeUIntBE(Number(match[1]), 2, 6);
  for (const [index, subAuthority] of subAuthorities.entries()) bytes.writeUInt32LE(subAuthority, 8 + 4 * index);
  return bytes;
}
