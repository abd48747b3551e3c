import { recordBudgetBytes } from "./binxml/byte-budget.ts";
import type { Fragment } from "./binxml/fragment.ts";
import { FragmentReader } from "./binxml/fragment.ts";
import type { Chunk } from "./chunk.ts";
import { recordIdAt } from "./chunk.ts";
import { Damage } from "./damage.ts";
import type { EventData } from "./data-fields.ts";
import { EventDataReader } from "./event-data.ts";
import { EventJsonWriter } from "./event-json.ts";
import { inferSystem } from "./inferred-event.ts";
import type { JsonBytes } from "./json-bytes.ts";
import { recordBodyEnd, recordHeaderBytes } from "./record.ts";
import type { FieldText, RecordView } from "./record-view.ts";
import { chargeField, readEventId, readSafeInteger, readText, readTime, type ValueReader } from "./system-fields.ts";
import { noSystem, planSystem, type SystemPlan } from "./system-plan.ts";

/** Reads the records of one chunk after another; keeps nothing of a chunk but texts and templates. */
export class RecordReader implements RecordView {
  readonly #fragments: FragmentReader;
  readonly #data: EventDataReader;
  #json: EventJsonWriter | null = null;
  #chunk: Chunk | null = null;
  #event: Fragment;
  #system: SystemPlan = noSystem;
  readonly #values: ValueReader;
  #isDataRead = false;
  offset = Number.NaN;
  headerRecordId = Number.NaN;
  eventId = 0;
  recovered = false;
  inferred = false;
  /** What was found broken in the open record when its data or JSON was read. */
  damage: Damage | null = null;

  constructor(ansiEncoding: string, fields: readonly string[] | null) {
    const wanted = fields && new Map(fields.map((name, place) => [name, place]));
    this.#fragments = new FragmentReader(ansiEncoding, wanted);
    this.#data = new EventDataReader(this.#fragments, wanted);
    this.#event = this.#fragments.none;
    this.#values = { view: new DataView(new ArrayBuffer(0)), values: this.#event.values, texts: this.#fragments.texts };
  }

  /** Begins another log. Texts and templates are kept, but a lost template is only looked for in the same log. */
  beginLog(): void {
    this.#fragments.beginLog();
  }

  /** Goes on with another chunk. */
  useChunk(chunk: Chunk): void {
    this.#chunk = chunk;
    this.#values.view = chunk.view;
    this.#fragments.useChunk(chunk.bytes, chunk.view);
    this.#json?.useChunk(chunk.bytes, chunk.view);
  }

  /** Opens the record at `offset` in the chunk as far as its event id. Throws `Damage` where that cannot be read. */
  open(chunk: Chunk, offset: number, size: number): void {
    this.#fragments.texts.budget.begin(recordBudgetBytes(size));
    const event = this.#fragments.open(offset + recordHeaderBytes, recordBodyEnd(offset, size), 0);
    const plan = systemPlan(event, offset);
    const eventId = readEventId(plan.eventId, this.#values);
    if (eventId === null) throw notAnEvent(event, offset);
    this.eventId = eventId;
    this.offset = chunk.fileOffset + offset;
    this.headerRecordId = recordIdAt(chunk.view, offset + 8);
    this.#event = event;
    this.#system = plan;
    this.inferred = event.isTemplateLost;
    this.recovered = false;
    this.damage = null;
    this.#isDataRead = false;
  }

  /** Throws `Damage` where a value of the System part is not there or leads to too many, so that no reading of it does. */
  checkSystem(): void {
    const { values } = this.#event;
    const index = Math.min(values.count - 1, this.#system.lastIndex);
    if (index >= 0) values.offset(index);
    for (const source of this.#system.composed) chargeField(source, this.#values);
  }

  get provider(): string {
    return readText(this.#system.provider, this.#values);
  }

  get channel(): string {
    return readText(this.#system.channel, this.#values);
  }

  get computer(): string {
    return readText(this.#system.computer, this.#values);
  }

  get eventRecordId(): number | null {
    return readSafeInteger(this.#system.eventRecordId, this.#values);
  }

  get timeCreated(): string | null {
    return readTime(this.#system.timeCreated, this.#values);
  }

  get userSid(): string {
    return readText(this.#system.userSid, this.#values);
  }

  get data(): EventData {
    if (this.#isDataRead) return this.#data.data;
    this.#isDataRead = true;
    try {
      this.#data.read(this.#event);
    } catch (error) {
      this.#noteDamage(error);
    }
    return this.#data.data;
  }

  fieldTexts(): readonly FieldText[] {
    try {
      this.#data.readTexts(this.#event);
    } catch (error) {
      this.#noteDamage(error);
    }
    return this.#data.texts;
  }

  appendJson(out: JsonBytes): boolean {
    if (this.inferred || this.damage) return false;
    try {
      this.#jsonWriter().write(this.#event, out);
      return true;
    } catch (error) {
      this.#noteDamage(error);
      return false;
    }
  }

  /** Damage in the data leaves the System part, and the fields read before it. */
  #noteDamage(error: unknown): void {
    if (!(error instanceof Damage)) throw error;
    this.damage = error;
  }

  #jsonWriter(): EventJsonWriter {
    if (this.#json === null) {
      this.#json = new EventJsonWriter(this.#fragments);
      if (this.#chunk) this.#json.useChunk(this.#chunk.bytes, this.#chunk.view);
    }
    return this.#json;
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
