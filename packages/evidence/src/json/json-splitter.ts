import { createValueBuffer } from "./value-buffer.ts";
import { createValueScanner } from "./value-scanner.ts";

const newline = 0x0a;
const space = 0x20;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;

/** Where a value begins: byte offset, and 1-based line. */
interface JsonPlace {
  offset: number;
  line: number;
}

/** `cut`: a value that stops short; `notJson`: text between values; `tooLong`, `tooDeep`: a value over a limit. */
export type JsonDamageKind = "cut" | "notJson" | "tooLong" | "tooDeep";

export interface JsonDamage {
  kind: JsonDamageKind;
  place: JsonPlace;
  bytesLost: number;
}

/** Beyond these a value is told as damage and never given to JSON.parse, whose memory grows with both. */
export interface JsonLimits {
  valueBytes: number;
  depth: number;
}

export interface JsonSplitterSink {
  /** The bytes of one value, valid until the call returns. */
  onValue(bytes: Uint8Array, place: JsonPlace): void;
  onDamage(damage: JsonDamage): void;
}

/** Takes blocks of UTF-8 as they come; gives the same values whatever the blocks. */
export interface JsonSplitter {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** A line that evtx_dump writes above each record unless it is told not to. */
const recordLine = /^Record \d+\r?$/;
const rememberedLineBytes = 64;

/** First bytes of any JSON value. */
const elementStarts = Array.from('[{"-0123456789tfn', (character) => character.charCodeAt(0));

/**
 * Cuts JSON Lines, concatenated objects (pretty or not) and one top-level array into their values, in memory bounded by
 * the longest value. After damage it goes on at the next line that begins a value.
 */
export function createJsonSplitter(sink: JsonSplitterSink, limits: JsonLimits): JsonSplitter {
  const scanner = createValueScanner();
  const buffer = createValueBuffer(limits.valueBytes);
  let state: "between" | "value" | "otherText" = "between";
  let insideArray = false;
  /** How the last value lay: on one line, or over several. */
  let style: "unknown" | "lines" | "pretty" = "unknown";
  let blockOffset = 0;
  let line = 1;
  let lineOffset = 0;
  let start: JsonPlace = { offset: 0, line: 1 };
  let valueColumn: number | null = null;
  let otherText = "";
  let damage: JsonDamage | null = null;

  function push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (state === "between") at = readBetween(bytes, at);
      else if (state === "value") at = readValue(bytes, at);
      else at = readOtherText(bytes, at);
    }
    if (state === "value") buffer.append(bytes.subarray(valueStartIn()));
    blockOffset += bytes.length;
  }

  /** Where the current value begins in the current block: at its start, when it began in an earlier one. */
  function valueStartIn(): number {
    return Math.max(0, start.offset - blockOffset);
  }

  function nextLine(newlineAt: number): number {
    line += 1;
    lineOffset = blockOffset + newlineAt + 1;
    return newlineAt + 1;
  }

  function readBetween(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    if (byte === newline) return nextLine(at);
    if (byte <= space || byte === comma) return at + 1;
    const offset = blockOffset + at;
    if (!insideArray && byte === openBracket) {
      insideArray = true;
      return at + 1;
    }
    if (insideArray && byte === closeBracket) {
      insideArray = false;
      return at + 1;
    }
    start = { offset, line };
    if (!beginsValue(byte, offset - lineOffset)) {
      state = "otherText";
      return at;
    }
    reportDamage();
    valueColumn ??= offset - lineOffset;
    scanner.begin();
    state = "value";
    return at;
  }

  /** After damage the inner lines of a broken value must not pass for values: only the column of the others counts. */
  function beginsValue(byte: number, column: number): boolean {
    if (damage && valueColumn !== null && column !== valueColumn) return false;
    return byte === openBrace || (insideArray && elementStarts.includes(byte));
  }

  function readValue(bytes: Uint8Array, at: number): number {
    if (isNextRecord(bytes, at)) return abandonValue(at);
    const stop = scanner.scan(bytes, at);
    const next = scanner.next;
    if (stop === "complete") completeValue(bytes.subarray(valueStartIn(), next));
    else if (stop === "newline") return isCutAt(next) ? abandonValue(next) : nextLine(next);
    return next;
  }

  /** JSON has no line end within a string; and among values of one line each, one that goes on was cut. */
  function isCutAt(newlineAt: number): boolean {
    if (scanner.inString) return true;
    return !insideArray && style === "lines" && line === start.line && !isBracketAlone(blockOffset + newlineAt);
  }

  /** Pretty JSON breaks the line right behind the first bracket (and there may be a carriage return). */
  function isBracketAlone(endOfFirstLine: number): boolean {
    return endOfFirstLine - start.offset <= "{\r".length;
  }

  /** `{` at the very start of the second line: pretty JSON would be indented there, so the first line was cut. */
  function isNextRecord(bytes: Uint8Array, at: number): boolean {
    if (insideArray || bytes[at] !== openBrace) return false;
    return line === start.line + 1 && blockOffset + at === lineOffset;
  }

  function completeValue(tail: Uint8Array): void {
    state = "between";
    const lengthBefore = Math.max(0, blockOffset - start.offset);
    if (line > start.line) style = "pretty";
    // An empty object is `{}` in either style.
    else if (lengthBefore + tail.length > "{}".length) style = "lines";
    const value = buffer.take(tail);
    if (value && scanner.deepest <= limits.depth) sink.onValue(value, start);
    else sink.onDamage({ kind: value ? "tooDeep" : "tooLong", place: start, bytesLost: lengthBefore + tail.length });
  }

  function abandonValue(end: number): number {
    buffer.clear();
    addDamage("cut", blockOffset + end - start.offset);
    state = "between";
    return end;
  }

  function readOtherText(bytes: Uint8Array, at: number): number {
    const lineEnd = bytes.indexOf(newline, at);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const room = rememberedLineBytes - otherText.length;
    if (room > 0) otherText += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + room)));
    if (lineEnd >= 0) endOtherText(blockOffset + lineEnd);
    return end;
  }

  function endOtherText(endOffset: number): void {
    if (damage || !recordLine.test(otherText)) addDamage("notJson", endOffset - start.offset);
    otherText = "";
    state = "between";
  }

  /** Damage that follows damage is one loss: it is told once the next value begins. */
  function addDamage(kind: JsonDamageKind, bytesLost: number): void {
    if (damage) damage.bytesLost += bytesLost;
    else damage = { kind, place: start, bytesLost };
  }

  function reportDamage(): void {
    if (damage) sink.onDamage(damage);
    damage = null;
  }

  return {
    push,
    end() {
      if (state === "value") addDamage("cut", blockOffset - start.offset);
      else if (state === "otherText") endOtherText(blockOffset);
      else if (insideArray) {
        start = { offset: blockOffset, line };
        addDamage("cut", 0);
      }
      reportDamage();
    },
  };
}
