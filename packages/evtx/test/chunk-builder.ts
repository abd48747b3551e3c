import { crc32 } from "../src/crc32.ts";

/** A value of a template instance: its type byte, and its bytes or what writes them in place. */
export type RawValue = readonly [type: number, bytes: readonly number[] | (() => void)];

interface ElementParts {
  attributes?: Record<string, () => void>;
  content?: () => void;
}

interface TemplateParts {
  id: number;
  body: () => void;
  values: readonly RawValue[];
  /** Offset of a definition written before; the definition follows where this is absent. */
  definition?: number;
}

/** Little-endian bytes of a number. */
export function le(value: number | bigint, byteCount: number): number[] {
  return Array.from({ length: byteCount }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn));
}

/** UTF-16 bytes without a NUL at the end. */
export function utf16(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => le(text.charCodeAt(i), 2)).flat();
}

/** Writes one chunk by hand, token after token, so that tests can write what no writer of valid logs would. */
export class ChunkBuilder {
  readonly bytes = new Uint8Array(65_536);
  at = 512;
  #view = new DataView(this.bytes.buffer);
  #lastRecord = 0;
  #ids: number[] = [];
  #hasDependencyIds = false;

  raw(...values: number[]): this {
    this.bytes.set(values, this.at);
    this.at += values.length;
    return this;
  }

  name(text: string): this {
    return this.raw(...le(this.at + 4, 4), ...le(0, 4), 0, 0, ...le(text.length, 2), ...utf16(text), 0, 0);
  }

  /** A value token with a string. */
  text(text: string): this {
    return this.raw(0x05, 0x01, ...le(text.length, 2), ...utf16(text));
  }

  substitution(index: number, type = 1): this {
    return this.raw(0x0d, ...le(index, 2), type);
  }

  element(name: string, { attributes = {}, content }: ElementParts = {}): void {
    const entries = Object.entries(attributes);
    this.raw(entries.length > 0 ? 0x41 : 0x01, ...(this.#hasDependencyIds ? [0xff, 0xff] : []), ...le(0, 4));
    this.name(name);
    if (entries.length > 0) this.raw(...le(0, 4));
    for (const [key, value] of entries) {
      this.raw(0x06);
      this.name(key);
      value();
    }
    if (!content) return void this.raw(0x03);
    this.raw(0x02);
    content();
    this.raw(0x04);
  }

  /** A template instance token; returns where its definition stands. */
  template({ id, body, values, definition }: TemplateParts): number {
    this.raw(0x0c, 1, ...le(id, 4), ...le(definition ?? this.at + 10, 4));
    const start = definition ?? this.at;
    if (definition === undefined) this.#define(id, body);
    this.#values(values);
    return start;
  }

  #values(values: readonly RawValue[]): void {
    this.raw(...le(values.length, 4));
    const descriptors = this.at;
    for (const [type] of values) this.raw(0, 0, type, 0);
    for (const [index, [, bytes]] of values.entries()) {
      const start = this.at;
      if (typeof bytes === "function") this.#inline(bytes);
      else this.raw(...bytes);
      this.#view.setUint16(descriptors + index * 4, this.at - start, true);
    }
  }

  /** Binary XML in values has no dependency ids, whatever stands around it. */
  #inline(write: () => void): void {
    const outer = this.#hasDependencyIds;
    this.#hasDependencyIds = false;
    write();
    this.#hasDependencyIds = outer;
  }

  #define(id: number, body: () => void): void {
    const start = this.at;
    this.raw(...le(0, 4), ...le(id, 4), ...le(0x2222_1111, 4), ...le(0, 8), ...le(0, 4), 0x0f, 1, 1, 0);
    const outer = this.#hasDependencyIds;
    this.#hasDependencyIds = true;
    body();
    this.#hasDependencyIds = outer;
    this.raw(0);
    this.#view.setUint32(start + 20, this.at - start - 24, true);
  }

  /** An Event element with the System fields that reading needs, then whatever `data` writes. */
  event(data: () => void, eventRecordId = 1): void {
    const field = (name: string, text: string) => this.element(name, { content: () => this.text(text) });
    this.element("Event", {
      content: () => {
        this.element("System", {
          content: () => {
            this.element("Provider", { attributes: { Name: () => this.text("P") } });
            field("EventID", "7");
            field("EventRecordID", String(eventRecordId));
            field("Channel", "C");
            field("Computer", "PC");
          },
        });
        data();
      },
    });
  }

  /** A record around what `body` writes; its header id is `id`. Returns its offset in the chunk. */
  record(id: number, body: () => void): number {
    const start = this.at;
    this.raw(0x2a, 0x2a, 0, 0, ...le(0, 4), ...le(id, 8), ...le(0, 8), 0x0f, 1, 1, 0);
    body();
    this.raw(0, ...le(this.at + 5 - start, 4));
    this.#view.setUint32(start + 4, this.at - start, true);
    this.#lastRecord = start;
    this.#ids.push(id);
    return start;
  }

  /** The whole chunk, header and checksums as they should be, or with another place for the end of records. */
  finish(freeSpaceOffset = this.at): Uint8Array {
    const view = this.#view;
    this.bytes.set([0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0]);
    for (const [offset, id] of [
      [8, Math.min(...this.#ids)],
      [16, Math.max(...this.#ids)],
      [24, Math.min(...this.#ids)],
      [32, Math.max(...this.#ids)],
    ] as const) {
      view.setBigUint64(offset, BigInt(id), true);
    }
    view.setUint32(40, 128, true);
    view.setUint32(44, this.#lastRecord, true);
    view.setUint32(48, freeSpaceOffset, true);
    view.setUint32(52, crc32(this.bytes.subarray(512, freeSpaceOffset)), true);
    view.setUint32(124, crc32(this.bytes.subarray(128, 512), crc32(this.bytes.subarray(0, 120))), true);
    return this.bytes;
  }
}

/** A file header for this many chunks. */
export function fileHeader(chunkCount: number): Uint8Array {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  bytes.set([0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0]);
  view.setUint32(32, 128, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, 4096, true);
  view.setUint16(42, chunkCount, true);
  view.setUint32(124, crc32(bytes.subarray(0, 120)), true);
  return bytes;
}

/** A log of these chunks. */
export function logOf(...chunks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from([fileHeader(chunks.length), ...chunks].flatMap((part) => [...part]));
}
