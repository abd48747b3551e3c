import { trimmedBytes } from "./binxml/utf16.ts";
import { valueJson } from "./binxml/value-json.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import type { ValueText } from "./binxml/value-text.ts";
import { valueType } from "./binxml/value-types.ts";
import type { JsonBytes } from "./json-bytes.ts";
import { writeJsonGuid, writeJsonSid } from "./json-identifiers.ts";
import { writeDecimal, writeHex } from "./json-numbers.ts";
import { writeJsonString } from "./json-strings.ts";
import { JsonTimes } from "./json-times.ts";

/** Writes values as JSON: the commonest types digit by digit, the others by their text. */
export class JsonValues {
  readonly #texts: ValueText;
  readonly #times = new JsonTimes();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);

  constructor(texts: ValueText) {
    this.#texts = texts;
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#view = view;
  }

  /** Writes one value; false, with nothing written, where it is null or empty. */
  write(out: JsonBytes, index: number, values: ValueTable): boolean {
    const type = values.type(index);
    const size = values.size(index);
    if (size === 0) return false;
    const at = values.offset(index);
    const view = this.#view;
    switch (type) {
      case valueType.null:
      case valueType.binXml:
        return false;
      case valueType.string:
        return this.#string(out, at, size);
      case valueType.uint8:
        return writeDecimal(out, this.#bytes[at]!);
      case valueType.uint16:
        return size >= 2 && writeDecimal(out, view.getUint16(at, true));
      case valueType.uint32:
        return size >= 4 && writeDecimal(out, view.getUint32(at, true));
      case valueType.hexInt32:
        return size >= 4 && writeHex(out, 0, view.getInt32(at, true));
      case valueType.hexInt64:
        return size >= 8 && writeHex(out, view.getInt32(at + 4, true), view.getInt32(at, true));
      case valueType.guid:
        return size >= 16 && writeJsonGuid(out, this.#bytes, at);
      case valueType.sid:
        return writeJsonSid(out, this.#bytes, at, size);
      case valueType.uint64:
        return size >= 8 && (this.#uint64(out, at) || this.#any(out, index, values));
      case valueType.fileTime:
        return size >= 8 && (this.#times.write(out, view, at) || this.#any(out, index, values));
      default:
        return this.#any(out, index, values);
    }
  }

  #string(out: JsonBytes, at: number, size: number): boolean {
    const byteCount = trimmedBytes(this.#bytes, at, size);
    if (byteCount === 0) return false;
    writeJsonString(out, this.#view, at, byteCount);
    return true;
  }

  /** Numbers below 2^53. */
  #uint64(out: JsonBytes, at: number): boolean {
    const high = this.#view.getUint32(at + 4, true);
    return high < 0x200000 && writeDecimal(out, high * 4_294_967_296 + this.#view.getUint32(at, true));
  }

  /** An array of one item stands for itself. */
  #any(out: JsonBytes, index: number, values: ValueTable): boolean {
    const json = [valueJson(index, values, this.#texts) ?? '""'].flat();
    const text = json.length === 1 ? json[0]! : `[${json.join()}]`;
    if (text === '""') return false;
    out.text(text);
    return true;
  }
}
