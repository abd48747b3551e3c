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
import { readSystem, type SystemFields } from "./system-fields.ts";
import { planSystem } from "./system-plan.ts";

/** A record, and the damage that cut its data short, if any. */
export interface ReadRecord {
  record: EvtxRecord;
  dataDamage: Damage | null;
}

/** What to read of a record beside its System part. */
export interface RecordReaderOptions {
  ansiEncoding: string;
  /** Decides by the System part whether `data` (and `json`) are read. */
  wantsData: (eventId: number, channel: string, provider: string) => boolean;
  json: boolean;
}

/** Turns the bytes of records into `EvtxRecord`s, chunk after chunk; keeps nothing of a chunk but texts and templates. */
export class RecordReader {
  readonly #fragments: FragmentReader;
  readonly #data: EventDataReader;
  readonly #json: EventJsonWriter | null;
  readonly #wantsData: RecordReaderOptions["wantsData"];
  #chunk: Chunk | null = null;

  constructor({ ansiEncoding, wantsData, json }: RecordReaderOptions) {
    this.#fragments = new FragmentReader(ansiEncoding);
    this.#data = new EventDataReader(this.#fragments);
    this.#json = json ? new EventJsonWriter(this.#fragments) : null;
    this.#wantsData = wantsData;
  }

  /** Reads the record at `offset` in the chunk; throws `Damage` where its System part cannot be read. */
  read(chunk: Chunk, offset: number, size: number): ReadRecord {
    if (this.#chunk !== chunk) this.#useChunk(chunk);
    const event = this.#fragments.open(offset + recordHeaderBytes, recordBodyEnd(offset, size), 0);
    const system = this.#readSystem(chunk, offset, event);
    const record: EvtxRecord = {
      offset: chunk.fileOffset + offset,
      headerRecordId: recordIdAt(chunk.view, offset + 8),
      eventId: system.eventId,
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
    if (!this.#wantsData(record.eventId, record.channel, record.provider)) return { record, dataDamage: null };
    this.#data.begin();
    const dataDamage = damageOf(() => this.#readData(event));
    record.data = this.#data.data;
    const jsonDamage = event.isTemplateLost || dataDamage ? null : damageOf(() => this.#writeJson(record, event));
    return { record, dataDamage: dataDamage ?? jsonDamage };
  }

  #useChunk(chunk: Chunk): void {
    this.#chunk = chunk;
    this.#fragments.useChunk(chunk.bytes, chunk.view);
  }

  #readSystem({ view }: Chunk, offset: number, event: Fragment): SystemFields {
    const { template, content, values, isTemplateLost } = event;
    const plan = isTemplateLost ? inferSystem(values) : template ? template.system : planSystem(content);
    const system = plan && readSystem(plan, { view, values, texts: this.#fragments.texts });
    if (system) return system;
    throw isTemplateLost
      ? new Damage("templateLost", offset, "its template is lost, and its values are not in the usual order")
      : new Damage("notAnEvent", offset, "its XML holds no event with an event id");
  }

  #readData({ content, values, isTemplateLost }: Fragment): void {
    if (isTemplateLost) this.#data.readNestedValues(values);
    else this.#data.readEvent(content, values);
  }

  #writeJson(record: EvtxRecord, { content, values }: Fragment): void {
    if (this.#json) record.json = this.#json.write(content, values);
  }
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
