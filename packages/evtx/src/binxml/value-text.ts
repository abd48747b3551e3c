import { ByteBudget } from "./byte-budget.ts";
import { FileTimeText } from "./file-time.ts";
import { hexNumberText } from "./hex-number.ts";
import { guidText, hexText, sidBytes, sidText } from "./identifiers.ts";
import { Interner } from "./interner.ts";
import { createDecoder } from "./text-decoder.ts";
import { trimmedBytes, utf16Text } from "./utf16.ts";
import { arrayFlag, fixedBytes, valueType } from "./value-types.ts";

/** Values as text, spelled as `evtx_dump` spells them. Texts of values that repeat are shared. */
export class ValueText {
  /** What the current record may still ask for; whoever follows references charges it. */
  readonly budget = new ByteBudget();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  readonly #times = new FileTimeText();
  readonly #interner = new Interner();
  readonly #decodeAnsi: (bytes: Uint8Array) => string;

  /** `ansiEncoding`: ANSI strings do not say their code page. */
  constructor(ansiEncoding: string) {
    this.#decodeAnsi = createDecoder(ansiEncoding);
  }

  /** Goes on with another chunk; offsets count from its start. */
  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = view;
    this.#interner.useChunk(bytes, view);
  }

  /** A UTF-16 text of this many bytes, as it is. */
  utf16(offset: number, byteCount: number): string {
    return this.#interner.text(valueType.string, offset, byteCount, utf16Text);
  }

  /** One value; empty where it is null or too short for its type. The caller has checked that its bytes are there. */
  text(type: number, offset: number, byteCount: number): string {
    if (type === valueType.string) return this.utf16(offset, trimmedBytes(this.#bytes, offset, byteCount));
    if (byteCount < this.#bytesNeeded(type, byteCount)) return "";
    switch (type) {
      case valueType.null:
        return "";
      case valueType.ansiString:
        return this.#ansi(offset, byteCount);
      case valueType.binary:
        return hexText(this.#bytes, offset, byteCount);
      case valueType.guid:
        return this.#interner.text(type, offset, 16, guidText);
      case valueType.sid:
        return this.#interner.text(type, offset, byteCount, sidText);
      case valueType.fileTime:
        return this.#times.format(this.#view.getUint32(offset, true), this.#view.getUint32(offset + 4, true));
      case valueType.systemTime:
        return this.#systemTime(offset);
      case valueType.sizeT:
        return this.#interner.text(type, offset, byteCount >= 8 ? 8 : 4, hexNumberText);
      case valueType.hexInt32:
        return this.#interner.text(type, offset, 4, hexNumberText);
      case valueType.hexInt64:
        return this.#interner.text(type, offset, 8, hexNumberText);
      case valueType.bool:
        return this.#isSet(offset, byteCount) ? "true" : "false";
      default:
        return fixedBytes(type) > 0 ? this.#number(type, offset) : hexText(this.#bytes, offset, byteCount);
    }
  }

  /** The values of an array, in order; strings end with a NUL each. */
  items(type: number, offset: number, byteCount: number): string[] {
    const itemType = type & ~arrayFlag;
    const items: string[] = [];
    const end = offset + byteCount;
    for (let at = offset; at < end; ) {
      const size = this.#itemBytes(itemType, at, end);
      items.push(this.text(itemType, at, size));
      at += size;
    }
    return items;
  }

  #itemBytes(type: number, at: number, end: number): number {
    const rest = end - at;
    if (type === valueType.string) return utf16ItemBytes(this.#bytes, at, end);
    if (type === valueType.ansiString) return ansiItemBytes(this.#bytes, at, end);
    const size = type === valueType.sid ? sidBytes(this.#bytes, at, rest) : fixedBytes(type);
    return size === 0 ? rest : Math.min(size, rest);
  }

  #bytesNeeded(type: number, byteCount: number): number {
    if (type === valueType.bool) return 1;
    if (type === valueType.sizeT) return byteCount < 8 ? 4 : 8;
    return fixedBytes(type);
  }

  #number(type: number, offset: number): string {
    switch (type) {
      case valueType.int8:
        return `${this.#view.getInt8(offset)}`;
      case valueType.uint8:
        return `${this.#view.getUint8(offset)}`;
      case valueType.int16:
        return `${this.#view.getInt16(offset, true)}`;
      case valueType.uint16:
        return `${this.#view.getUint16(offset, true)}`;
      case valueType.int32:
        return `${this.#view.getInt32(offset, true)}`;
      case valueType.uint32:
        return `${this.#view.getUint32(offset, true)}`;
      case valueType.int64:
        return `${this.#view.getBigInt64(offset, true)}`;
      case valueType.uint64:
        return `${this.#view.getBigUint64(offset, true)}`;
      case valueType.float32:
        return shortestFloat32(this.#view.getFloat32(offset, true));
      default:
        return `${this.#view.getFloat64(offset, true)}`;
    }
  }

  #isSet(offset: number, byteCount: number): boolean {
    for (let i = 0; i < Math.min(4, byteCount); i++) if (this.#bytes[offset + i] !== 0) return true;
    return false;
  }

  #ansi(offset: number, byteCount: number): string {
    let end = offset + byteCount;
    while (end > offset && this.#bytes[end - 1] === 0) end--;
    return this.#decodeAnsi(this.#bytes.subarray(offset, end));
  }

  /** A SYSTEMTIME does not say its zone, so its text does not either; all zero is unset. */
  #systemTime(offset: number): string {
    const field = (index: number) => this.#view.getUint16(offset + index * 2, true);
    if (field(0) === 0) return "";
    const digits = (index: number, width = 2) => String(field(index)).padStart(width, "0");
    const day = `${digits(0, 4)}-${digits(1)}-${digits(3)}`;
    return `${day}T${digits(4)}:${digits(5)}:${digits(6)}.${digits(7, 3)}`;
  }
}

/** Bytes up to and with the next NUL. */
function utf16ItemBytes(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i + 2 <= end; i += 2) if (bytes[i] === 0 && bytes[i + 1] === 0) return i + 2 - at;
  return end - at;
}

function ansiItemBytes(bytes: Uint8Array, at: number, end: number): number {
  const nul = bytes.indexOf(0, at);
  return nul < 0 || nul >= end ? end - at : nul + 1 - at;
}

/** The shortest decimal that reads back as the same 32-bit float; nine digits always do. */
function shortestFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return `${text}`;
  }
  return `${value}`;
}
