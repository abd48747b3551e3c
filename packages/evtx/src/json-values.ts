import { trimmedBytes } from "./binxml/utf16.ts";
import { valueJson } from "./binxml/value-json.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { valueType } from "./binxml/value-types.ts";
import type { JsonBytes } from "./json-bytes.ts";

const quote = 0x22;

/** Writes values as JSON: the commonest types byte by byte, the others by their text. */
export class JsonValues {
  readonly #out: JsonBytes;
  readonly #texts: ValueText;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  constructor(out: JsonBytes, texts: ValueText) {
    this.#out = out;
    this.#texts = texts;
  }

  useChunk(bytes: Uint8Array, view: DataView): void {
    this.#bytes = bytes;
    this.#view = view;
  }

  /** Writes one value; false, with nothing written, where it is null or empty. */
  write(index: number, values: ValueTable): boolean {
    const type = values.type(index);
    const size = values.size(index);
    if (type === valueType.null || type === valueType.binXml || size === 0) return false;
    const start = this.#out.length;
    if (!this.#plain(type, values.offset(index), size)) this.#any(index, values);
    if (this.#out.length > start + 2 || this.#out.bytes[start] !== quote) return true;
    this.#out.length = start;
    return false;
  }

  #plain(type: number, offset: number, size: number): boolean {
    switch (type) {
      case valueType.string:
        return this.#out.asciiUtf16(this.#bytes, offset, trimmedBytes(this.#bytes, offset, size));
      case valueType.uint8:
        return size >= 1 && this.#out.decimal(this.#bytes[offset]!);
      case valueType.uint16:
        return size >= 2 && this.#out.decimal(this.#view.getUint16(offset, true));
      case valueType.uint32:
        return size >= 4 && this.#out.decimal(this.#view.getUint32(offset, true));
      case valueType.hexInt32:
        return size >= 4 && this.#out.hex(0, this.#view.getUint32(offset, true));
      case valueType.hexInt64:
        return size >= 8 && this.#out.hex(this.#view.getUint32(offset + 4, true), this.#view.getUint32(offset, true));
      case valueType.uint64:
        return size >= 8 && this.#uint64(offset);
      case valueType.guid:
        return size >= 16 && this.#quoted(this.#texts.text(type, offset, size));
      case valueType.sid:
      case valueType.fileTime:
        return size >= 8 && this.#quoted(this.#texts.text(type, offset, size));
      default:
        return false;
    }
  }

  /** Numbers below 2^53; larger ones take the way of the other types. */
  #uint64(offset: number): boolean {
    const high = this.#view.getUint32(offset + 4, true);
    return high < 0x200000 && this.#out.decimal(high * 4_294_967_296 + this.#view.getUint32(offset, true));
  }

  /** Text that needs no escape. */
  #quoted(text: string): true {
    this.#out.byte(quote);
    this.#out.text(text);
    this.#out.byte(quote);
    return true;
  }

  /** An array of one item stands for itself. */
  #any(index: number, values: ValueTable): void {
    const json = [valueJson(index, values, this.#texts) ?? '""'].flat();
    this.#out.text(json.length === 1 ? json[0]! : `[${json.join()}]`);
  }
}
