const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const newline = 0x0a;
const space = 0x20;

/** Why a scan stopped: the value is complete, a line ended within it, or the bytes did. */
type ScanStop = "complete" | "newline" | "endOfBytes";

/** Finds the end of one JSON value by its brackets and quotes alone; whether it is valid JSON is for JSON.parse. */
export interface ValueScanner {
  begin(): void;
  /** Goes on at `from`; `next` is then the first byte not scanned (the newline itself, the byte after a complete value). */
  scan(bytes: Uint8Array, from: number): ScanStop;
  readonly next: number;
  readonly inString: boolean;
  /** The deepest nesting met since `begin`. */
  readonly deepest: number;
}

export function createValueScanner(): ValueScanner {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  let escaped = false;
  let next = 0;

  function stop(at: number, why: ScanStop): ScanStop {
    next = at;
    return why;
  }

  function scanString(bytes: Uint8Array, from: number): number {
    let i = from;
    for (; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte === newline) return i;
      if (escaped) escaped = false;
      else if (byte === backslash) escaped = true;
      else if (byte === quote) {
        inString = false;
        return i + 1;
      }
    }
    return i;
  }

  return {
    get next() {
      return next;
    },
    get inString() {
      return inString;
    },
    get deepest() {
      return deepest;
    },
    begin() {
      depth = 0;
      deepest = 0;
      inString = false;
      escaped = false;
    },
    scan(bytes, from) {
      let i = from;
      while (i < bytes.length) {
        if (inString) {
          i = scanString(bytes, i);
          if (inString) return stop(i, i < bytes.length ? "newline" : "endOfBytes");
          if (depth === 0) return stop(i, "complete");
          continue;
        }
        const byte = bytes[i] ?? 0;
        if (byte === quote) inString = true;
        else if (byte === newline) return stop(i, depth === 0 ? "complete" : "newline");
        else if (byte === openBrace || byte === openBracket) {
          depth += 1;
          if (depth > deepest) deepest = depth;
        } else if (byte === closeBrace || byte === closeBracket) {
          if (depth <= 1) return stop(depth === 1 ? i + 1 : i, "complete");
          depth -= 1;
        } else if (depth === 0 && (byte === comma || byte <= space)) return stop(i, "complete");
        i += 1;
      }
      return stop(i, "endOfBytes");
    },
  };
}
