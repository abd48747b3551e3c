/** Encodings that text evidence comes in: UTF-8, and the UTF-16 that PowerShell writes. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The part of the Encoding standard used here; browsers and Node both have it, `lib` es2023 does not. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: new (encoding: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** By byte order mark, else by the zero bytes that UTF-16 leaves between ASCII; UTF-8 otherwise. */
export function encodingOf(head: Uint8Array): { encoding: TextEncoding; markBytes: number } {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", markBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", markBytes: 2 };
  if (first && second === 0 && third) return { encoding: "utf-16le", markBytes: 0 };
  return { encoding: first === 0 && second ? "utf-16be" : "utf-8", markBytes: 0 };
}

/** Decodes a whole piece of text; `damaged` when bytes had to be replaced by U+FFFD. */
export type TextReader = (bytes: Uint8Array) => { text: string; damaged: boolean };

export function createTextReader(encoding: TextEncoding): TextReader {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => {
    try {
      return { text: strict.decode(bytes), damaged: false };
    } catch {
      return { text: lenient.decode(bytes), damaged: true };
    }
  };
}

/** Turns blocks of `encoding` into blocks of UTF-8, characters that straddle two blocks included. */
export function createUtf8Converter(encoding: TextEncoding): (block: Uint8Array) => Uint8Array {
  if (encoding === "utf-8") return (block) => block;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (block) => encoder.encode(decoder.decode(block, { stream: true }));
}

/** Decodes text block by block, characters that straddle two blocks included; null ends it. */
export function createTextDecoder(encoding: TextEncoding): (block: Uint8Array | null) => string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (block) => (block ? decoder.decode(block, { stream: true }) : decoder.decode());
}
