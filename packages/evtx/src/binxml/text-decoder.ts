/** The one thing of the platform this package uses; Node, browsers and workers all have it. */
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Where Windows-1252 differs from Latin-1: bytes 0x80 to 0x9f. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/**
 * Decodes bytes of a named encoding (a label of the Encoding Standard); what is not valid in it becomes U+FFFD.
 * Windows-1252 is decoded here: some releases of Node take it for Latin-1 (nodejs/node issue 56542).
 */
export function createDecoder(encoding: string): (bytes: Uint8Array) => string {
  if (encoding === "windows-1252") return decodeWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

function decodeWindows1252(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) {
    text += byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte);
  }
  return text;
}
