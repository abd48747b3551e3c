/** An object's members as JSON text, in order. Maps inside, for `__proto__` and `1` are names like others here. */
export class JsonObject {
  readonly #members = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Adds a member; one whose name is taken becomes `name_1`, `name_2` and so on. */
  add(name: string, json: string): void {
    let key = name;
    let count = this.#counts.get(name) ?? 0;
    while (this.#members.has(key)) key = `${name}_${++count}`;
    this.#counts.set(name, count);
    this.#members.set(key, json);
  }

  /** Sets a member, in the place where it first was. */
  set(name: string, json: string): void {
    this.#members.set(name, json);
  }

  toJson(): string {
    const pairs = [...this.#members].map(([name, json]) => `${JSON.stringify(name)}:${json}`);
    return `{${pairs.join()}}`;
  }
}
