const maxRanges = 10_000;

/**
 * Event record ids given so far, as ranges, since logs count up. Past its bound it forgets nothing but learns no new
 * range: a record could then be given twice, which whoever keeps events sees by their id.
 */
export class SeenRecordIds {
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];

  add(id: number | null): void {
    if (id === null) return;
    const newest = this.#lasts.length - 1;
    if (newest >= 0 && this.#lasts[newest] === id - 1) this.#lasts[newest] = id;
    else if (newest < maxRanges) {
      this.#firsts.push(id);
      this.#lasts.push(id);
    }
  }

  has(id: number | null): boolean {
    return id !== null && this.#firsts.some((first, range) => id >= first && id <= this.#lasts[range]!);
  }
}
