// What every program of the comparison reads in mode `projection`, and how answers are written down to be compared.

/** Event ids of the Security log that Stray reads. */
export const eventIds = new Set([
  4624, 4625, 4634, 4647, 4648, 4672, 4688, 4697, 4698, 4699, 4700, 4702, 4720, 4722, 4724, 4725, 4726, 4728, 4732,
  4756, 4768, 4769, 4776, 4778, 4779,
]);

/** Fields of EventData; an event has some of them. */
export const fieldNames = [
  "SubjectUserSid",
  "SubjectUserName",
  "SubjectDomainName",
  "SubjectLogonId",
  "TargetUserSid",
  "TargetUserName",
  "TargetDomainName",
  "TargetLogonId",
  "LogonType",
  "WorkstationName",
  "IpAddress",
  "Status",
  "TaskName",
  "ServiceName",
  "NewProcessName",
];

/** What a program collects its answer in, by its arguments. */
export async function createAnswer(args) {
  if (!args.includes("--check")) return new Answer(null);
  const { createHash } = await import("node:crypto");
  return new Answer(createHash("sha256"));
}

/** Collects what a program read: counts always, and a checksum of the values when answers are compared. */
class Answer {
  #records = 0;
  #projected = 0;
  #characters = 0;
  #hash;

  /** `hash` is made by whoever checks, for loading node:crypto takes time; null: answers are not compared. */
  constructor(hash) {
    this.#hash = hash;
  }

  get isChecked() {
    return this.#hash !== null;
  }

  addRecord() {
    this.#records++;
  }

  /** Event ids of all records, in order. */
  addEventId(eventId) {
    this.#records++;
    if (this.#hash) this.#hash.update(`${eventId}\n`);
  }

  /** A record of `eventIds` with its fields by name; each value is touched, as a reader must have made it. */
  addProjected(eventId, eventRecordId, data) {
    this.#projected++;
    for (const name of fieldNames) this.#characters += data[name]?.length ?? 0;
    this.#addValues(eventId, eventRecordId, () => fieldNames.map((name) => data[name]));
  }

  /** The same with the fields in the order of `fieldNames`. */
  addProjectedTexts(eventId, eventRecordId, texts) {
    this.#projected++;
    for (let i = 0; i < texts.length; i++) this.#characters += texts[i]?.length ?? 0;
    this.#addValues(eventId, eventRecordId, () => texts);
  }

  #addValues(eventId, eventRecordId, valuesOf) {
    if (!this.#hash) {
      this.#characters += eventRecordId === null ? 0 : 1;
      return;
    }
    const values = valuesOf().map(plainText);
    this.#hash.update(`${JSON.stringify([Number(eventId), Number(eventRecordId), ...values])}\n`);
  }

  /** An event in the form of `evtx_dump -o jsonl`. */
  addEvent({ Event }) {
    const { EventID, EventRecordID } = Event.System;
    const eventId = Number(EventID["#text"] ?? EventID);
    if (eventIds.has(eventId)) this.addProjected(eventId, EventRecordID, Event.EventData ?? {});
  }

  addText(text) {
    this.#characters += text.length;
  }

  /** Bytes of text that a program made, had it printed them. */
  addBytes(byteCount) {
    this.#characters += byteCount;
  }

  print() {
    const digest = this.#hash?.digest("hex").slice(0, 16);
    console.log(JSON.stringify({ records: this.#records, projected: this.#projected, digest }));
    if (this.#characters < 0) throw new Error("keeps the reading of values from being optimized away");
  }
}

/** Readers write one number as `0x3e7`, `0x00000000000003e7` or `999`, and a missing value as null, "" or nothing. */
function plainText(value) {
  const text = `${value ?? ""}`;
  return /^(0x[0-9a-f]+|\d+)$/i.test(text) ? BigInt(text).toString() : text;
}
