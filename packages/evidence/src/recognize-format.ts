import { encodingOf } from "./text/text-encoding.ts";

/** What the first bytes of an input say it is. */
export type RecognizedFormat = "empty" | "evtx" | "report" | "json" | "xml" | "text" | "archive" | "binary";

/** Bytes that tell every format but one. */
export const headBytes = 1 << 13;
/** Bytes to look at before a binary file is given up: a log whose first chunks were lost still has one here. */
export const longHeadBytes = 1 << 20;

const fileSignature = "ElfFile\0";
const chunkSignature = "ElfChnk\0";
/** Chunks lie at multiples of 64 KiB behind the header, but a carved or cut file may begin anywhere in a disk sector. */
const sectorBytes = 512;

/** Recognizes a format by content, never by name. */
export function recognizeFormat(head: Uint8Array): RecognizedFormat {
  if (head.length === 0) return "empty";
  if (startsWith(head, 0, fileSignature)) return "evtx";
  if (isArchive(head)) return "archive";
  const text = asciiSample(head);
  if (text !== null) return textFormat(text);
  return hasChunk(head) ? "evtx" : "binary";
}

function textFormat(text: string): RecognizedFormat {
  // Every report that Stray writes as JSON or JSON Lines begins so, however long it is.
  if (/^\s*\{\s*"schemaVersion"\s*:/.test(text)) return "report";
  if (/^\s*[[{]|^Record \d+\s/.test(text)) return "json";
  return /^\s*<[?!\w]/.test(text) ? "xml" : "text";
}

const archiveSignatures = ["PK\x03\x04", "PK\x05\x06", "\x1f\x8b", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07"];
const tarSignature = { text: "ustar", at: 257 };

function isArchive(head: Uint8Array): boolean {
  return (
    archiveSignatures.some((signature) => startsWith(head, 0, signature)) ||
    startsWith(head, tarSignature.at, tarSignature.text)
  );
}

function hasChunk(head: Uint8Array): boolean {
  for (let at = 0; at < head.length; at += sectorBytes) if (startsWith(head, at, chunkSignature)) return true;
  return false;
}

function startsWith(bytes: Uint8Array, at: number, signature: string): boolean {
  if (at + signature.length > bytes.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  return true;
}

/** The first characters with all but ASCII as `?`, or null when a zero says that it is no text. */
function asciiSample(head: Uint8Array): string | null {
  const { encoding, markBytes } = encodingOf(head);
  const width = encoding === "utf-8" ? 1 : 2;
  const low = encoding === "utf-16be" ? 1 : 0;
  let text = "";
  for (let at = markBytes; at + width <= Math.min(head.length, headBytes); at += width) {
    const unit = width === 1 ? (head[at] ?? 0) : (head[at + low] ?? 0) | ((head[at + 1 - low] ?? 0) << 8);
    if (unit === 0) return null;
    text += unit < 0x80 ? String.fromCharCode(unit) : "?";
  }
  return text;
}
