import type { WantedFields } from "./binxml/field-plan.ts";
import { Damage } from "./damage.ts";

/** EventData or UserData: field by local name. */
export type EventData = Record<string, string | string[]>;

/** The key of Data elements without a name. */
export const unnamed = "Data";

/** Characters of one record's data: a 60 KB template can refer to one 4 KB value thousands of times. */
export const maxCharacters = 1024 * 1024;

/** The fields of one record, within a bound on their length. */
export class DataFields {
  /** Field by local name, in the order of the event. */
  data: EventData = {};
  readonly #wanted: WantedFields;
  #charactersLeft = maxCharacters;

  /** `wanted`: names of the fields to take; null: all. */
  constructor(wanted: WantedFields) {
    this.#wanted = wanted;
  }

  /** Begins the fields of another record. */
  begin(): void {
    this.data = {};
    this.#charactersLeft = maxCharacters;
  }

  get isEmpty(): boolean {
    return this.#charactersLeft === maxCharacters;
  }

  /** The second field of a name makes a list of it; unnamed ones are always a list. */
  add(key: string | undefined, text: string): void {
    if (this.#wanted !== null && !this.#wanted.has(key ?? unnamed)) return;
    const known = this.#known(key ?? unnamed);
    this.#charge((key ?? unnamed).length + text.length);
    if (known === undefined) this.#set(key ?? unnamed, key === undefined ? [text] : text);
    else if (typeof known === "string") this.#set(key ?? unnamed, [known, text]);
    else known.push(text);
  }

  /** Adds the items of an array; one without items is still a field. */
  addItems(key = unnamed, items: readonly string[]): void {
    if (this.#wanted !== null && !this.#wanted.has(key)) return;
    this.#charge(key.length);
    for (const item of items) this.#charge(item.length);
    const known = this.#known(key) ?? [];
    this.#set(key, [known, items.length > 0 ? items : ""].flat(2));
  }

  /** Takes fields that were read at once, whose length the caller has bounded. */
  replace(data: EventData): void {
    this.data = data;
    this.#charge(1);
  }

  #charge(characters: number): void {
    this.#charactersLeft -= characters;
    if (this.#charactersLeft < 0) {
      throw new Damage("tooMuchOutput", 0, `an event's data is longer than ${maxCharacters} characters`);
    }
  }

  #known(key: string): string | string[] | undefined {
    return Object.hasOwn(this.data, key) ? this.data[key] : undefined;
  }

  /** Names are made by whoever writes the log: `__proto__` must be a field like any other. */
  #set(key: string, value: string | string[]): void {
    if (key !== "__proto__") this.data[key] = value;
    else Object.defineProperty(this.data, key, { value, enumerable: true, configurable: true, writable: true });
  }
}
