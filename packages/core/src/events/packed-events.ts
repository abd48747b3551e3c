import type { WindowsEvent } from "@stray/schemas";
import { PackedReader, PackedWriter } from "./packed-bytes.ts";
import { isTimeNumbers, isTimeText, TimePacker, TimeUnpacker } from "./packed-time.ts";
import { packValue, unpackValue } from "./packed-value.ts";

/** Of a text while it is shared: its entry in a map, and its characters. */
const textEntryBytes = 96;
const formUnit = 4;
const hasRecordIdBit = 1;
const hasOffsetBit = 2;

/** An event that is kept packed, and a whole number of the keeper's own that goes with it. */
export interface NotedEvent {
  event: WindowsEvent;
  note: number;
}

/**
 * Events as bytes (ADR 14): whole numbers of seven bits a byte, what grows as its step from the event before, every
 * text by its id in a table that stands before the events. About 50 bytes for a 4624.
 */
export class EventPacker {
  readonly #ids = new Map<string, number>();
  readonly #shapes = new Map<string, number>();
  readonly #out = new PackedWriter();
  readonly #times = new TimePacker();
  #textBytes = 0;
  #count = 0;
  #recordId = 0;
  #offset = 0;
  readonly #write = (value: number): void => this.#out.number(value);

  /** What is held in memory for it, nearly. */
  get heldBytes(): number {
    return this.#out.capacityBytes + this.#textBytes;
  }

  /** Keeps the event, of its data the fields held (all if none are named). */
  append(event: WindowsEvent, note: number, held?: ReadonlySet<string>): void {
    this.#count += 1;
    this.#writeHead(event, note);
    const fields = Object.keys(event.data).filter((field) => held?.has(field) ?? true);
    this.#out.number(this.#shapeOf(fields));
    for (const field of fields) packValue(event.data[field]!, this, this.#write);
  }

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    this.#textBytes += textEntryBytes + text.length * 2;
    return id;
  }

  /** The events as one run of bytes that stands for itself. */
  finish(): Uint8Array {
    const head = new PackedWriter();
    head.number(this.#ids.size);
    for (const text of this.#ids.keys()) head.text(text);
    head.number(this.#shapes.size);
    for (const shape of this.#shapes.keys()) head.text(shape);
    head.number(this.#count);
    head.raw(this.#out.written());
    return head.written().slice();
  }

  #writeHead(event: WindowsEvent, note: number): void {
    const { eventRecordId, timeCreated } = event;
    const { offset } = event.origin;
    const form = this.#times.formOf(timeCreated);
    const bits = (eventRecordId === null ? 0 : hasRecordIdBit) + (offset === undefined ? 0 : hasOffsetBit);
    this.#out.number(form * formUnit + bits);
    if (eventRecordId !== null) this.#recordId = this.#step(eventRecordId, this.#recordId);
    if (offset !== undefined) this.#offset = this.#step(offset, this.#offset);
    if (timeCreated !== null && isTimeNumbers(form)) this.#times.write(this.#out, timeCreated);
    if (timeCreated !== null && isTimeText(form)) this.#out.number(this.idOf(timeCreated));
    this.#out.number(event.eventId);
    this.#out.number(note);
    this.#out.number(this.idOf(event.channel));
    this.#out.number(this.idOf(event.provider));
    this.#out.number(this.idOf(event.computer));
    this.#out.number(this.idOf(event.userSid));
    this.#out.number(this.idOf(event.origin.source));
  }

  #step(value: number, previous: number): number {
    this.#out.step(value, previous);
    return value;
  }

  /** The names of an event's fields in their order, of which most events of a kind have the same; two units an id. */
  #shapeOf(fields: readonly string[]): number {
    let shape = "";
    for (const field of fields) {
      const id = this.idOf(field);
      shape += String.fromCharCode(id & 0xffff, id >>> 16);
    }
    const known = this.#shapes.get(shape);
    if (known !== undefined) return known;
    const index = this.#shapes.size;
    this.#shapes.set(shape, index);
    this.#textBytes += textEntryBytes + shape.length * 2;
    return index;
  }
}

/** The events of a packed run, in the order in which they were appended. */
export function* unpackEvents(bytes: Uint8Array): Generator<NotedEvent> {
  const from = new PackedReader(bytes);
  const texts = Array.from({ length: from.number() }, () => from.text());
  const shapes = Array.from({ length: from.number() }, () => fieldsOf(from.text(), texts));
  const times = new TimeUnpacker();
  const read = () => from.number();
  const text = () => texts[from.number()]!;
  let recordId = 0;
  let offset = 0;

  function unpackEvent(): NotedEvent {
    const head = from.number();
    const bits = head % formUnit;
    const hasRecordId = (bits & hasRecordIdBit) !== 0;
    const hasOffset = (bits & hasOffsetBit) !== 0;
    if (hasRecordId) recordId = from.step(recordId);
    if (hasOffset) offset = from.step(offset);
    const timeCreated = times.read(from, (head - bits) / formUnit, text);
    const eventId = from.number();
    const note = from.number();
    const [channel, provider, computer, userSid, source] = [text(), text(), text(), text(), text()];
    const data = unpackData();
    const origin = hasOffset ? { source, offset } : { source };
    const eventRecordId = hasRecordId ? recordId : null;
    return { note, event: { eventId, channel, provider, computer, eventRecordId, timeCreated, userSid, data, origin } };
  }

  function unpackData(): WindowsEvent["data"] {
    const data: WindowsEvent["data"] = {};
    for (const field of shapes[from.number()]!) setField(data, field, unpackValue(read, texts));
    return data;
  }

  for (let left = from.number(); left > 0; left -= 1) yield unpackEvent();
}

/** `__proto__` is a field like any other. */
function setField(data: WindowsEvent["data"], field: string, value: string | string[]): void {
  if (field !== "__proto__") data[field] = value;
  else Object.defineProperty(data, field, { value, enumerable: true, configurable: true, writable: true });
}

function fieldsOf(shape: string, texts: readonly string[]): string[] {
  return Array.from({ length: shape.length / 2 }, (_, index) => {
    return texts[shape.charCodeAt(index * 2) + shape.charCodeAt(index * 2 + 1) * 0x1_0000]!;
  });
}
