import type { Fragment } from "./binxml/fragment.ts";
import { FragmentReader } from "./binxml/fragment.ts";
import type { Chunk } from "./chunk.ts";
import { recordIdAt } from "./chunk.ts";
import { Damage } from "./damage.ts";
import { EventDataReader } from "./event-data.ts";
import { EventJsonWriter } from "./event-json.ts";
import type { EvtxRecord } from "./evtx-record.ts";
import { inferSystem } from "./inferred-event.ts";
import { recordBodyEnd, recordHeaderBytes } from "./record.ts";
import { readEventId, readSystem } from "./system-fields.ts";
import { planSystem, type SystemPlan } from "./system-plan.ts";

/** A record, and the damage that cut its data short, if any. */
export interface ReadRecord {
  record: EvtxRecord;
  dataDamage: Damage | null;
}

/** What to read of a record beside its System part. */
export interface RecordReaderOptions {
  ansiEncoding: string;
  /** Decides by the event id whether a record is read at all; null: all are. */
  wantsRecord: ((eventId: number) => boolean) | null;
  /** Decides by the System part whether `data` is read. */
  wantsData: (eventId: number, channel: string, provider: string) => boolean;
  /** Fields of `data` that are read; null: all. */
  wantedFields: ReadonlySet<string> | null;
  json: boolean;
}

/** Turns the bytes of records into `EvtxRecord`s, chunk after chunk; keeps nothing of a chunk but texts and templates. */
export class RecordReader {
  readonly #fragments: FragmentReader;
  readonly #data: EventDataReader;
  readonly #json: EventJsonWriter | null;
  readonly #wantsRecord: RecordReaderOptions["wantsRecord"];
  readonly #wantsData: RecordReaderOptions["wantsData"];
  #chunk: Chunk | null = null;

  constructor({ ansiEncoding, wantsRecord, wantsData, wantedFields, json }: RecordReaderOptions) {
    this.#fragments = new FragmentReader(ansiEncoding, wantedFields);
    this.#data = new EventDataReader(this.#fragments, wantedFields);
    this.#json = json ? new EventJsonWriter(this.#fragments) : null;
    this.#wantsRecord = wantsRecord;
    this.#wantsData = wantsData;
  }

  /**
   * Reads the record at `offset` in the chunk; null where its event id is not wanted. Throws `Damage` where its System
   * part cannot be read.
   */
  read(chunk: Chunk, offset: number, size: number): ReadRecord | null {
    if (this.#chunk !== chunk) this.#useChunk(chunk);
    const event = this.#fragments.open(offset + recordHeaderBytes, recordBodyEnd(offset, size), 0);
    const plan = systemPlan(event, offset);
    const values = { view: chunk.view, values: event.values, texts: this.#fragments.texts };
    const eventId = readEventId(plan.eventId, values);
    if (eventId === null) throw notAnEvent(event, offset);
    if (this.#wantsRecord && !this.#wantsRecord(eventId)) return null;
    const system = readSystem(plan, values);
    const record: EvtxRecord = {
      offset: chunk.fileOffset + offset,
      headerRecordId: recordIdAt(chunk.view, offset + 8),
      eventId,
      provider: system.provider,
      channel: system.channel,
      computer: system.computer,
      eventRecordId: system.eventRecordId,
      timeCreated: system.timeCreated,
      userSid: system.userSid,
      data: {},
      recovered: false,
      inferred: event.isTemplateLost,
    };
    const dataDamage = this.#wantsData(eventId, system.channel, system.provider) ? this.#readData(record, event) : null;
    const jsonDamage = this.#json && !event.isTemplateLost && !dataDamage ? this.#writeJson(record, event) : null;
    return { record, dataDamage: dataDamage ?? jsonDamage };
  }

  #useChunk(chunk: Chunk): void {
    this.#chunk = chunk;
    this.#fragments.useChunk(chunk.bytes, chunk.view);
    this.#json?.useChunk(chunk.bytes, chunk.view);
  }

  #readData(record: EvtxRecord, { content, values, isTemplateLost }: Fragment): Damage | null {
    this.#data.begin();
    const damage = damageOf(() => {
      if (isTemplateLost) this.#data.readNestedValues(values);
      else this.#data.readEvent(content, values);
    });
    record.data = this.#data.data;
    return damage;
  }

  #writeJson(record: EvtxRecord, event: Fragment): Damage | null {
    return damageOf(() => {
      if (this.#json) record.json = this.#json.write(event);
    });
  }
}

function systemPlan(event: Fragment, offset: number): SystemPlan {
  const { template, content, values, isTemplateLost } = event;
  const plan = isTemplateLost ? inferSystem(values) : template ? template.system : planSystem(content);
  if (plan) return plan;
  throw notAnEvent(event, offset);
}

function notAnEvent({ isTemplateLost }: Fragment, offset: number): Damage {
  return isTemplateLost
    ? new Damage("templateLost", offset, "its template is lost, and its values are not in the usual order")
    : new Damage("notAnEvent", offset, "its XML holds no event with an event id");
}

/** Damage in the data leaves the System part, and the fields read before it. */
function damageOf(read: () => void): Damage | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof Damage) return error;
    throw error;
  }
}
