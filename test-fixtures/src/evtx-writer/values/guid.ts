import { EvtxWriterError } from "../errors.ts";

const guidPattern = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i;

/** The 16 bytes of a GUID, with or without braces; its first three fields are little endian. */
export function encodeGuid(text: string): Uint8Array {
  const fields = guidPattern.exec(text);
  if (!fields) throw new EvtxWriterError("badValue", `not a GUID: ${text}`);
  const [data1, data2, data3, data4, data5] = fields.slice(1).map((field) => Buffer.from(field, "hex"));
  return Buffer.concat([data1!.reverse(), data2!.reverse(), data3!.reverse(), data4!, data5!]);
}
