import { Damage } from "../damage.ts";

/**
 * Bytes that reading may still touch. References make them far more than a chunk has: thousands may lead to one value, or
 * to one name, of tens of thousands.
 */
export class ByteBudget {
  #limitBytes = 0;
  #spentBytes = 0;

  constructor(limitBytes = 0) {
    this.begin(limitBytes);
  }

  get spentBytes(): number {
    return this.#spentBytes;
  }

  begin(limitBytes: number): void {
    this.#limitBytes = limitBytes;
    this.#spentBytes = 0;
  }

  /** Throws `Damage` where it is more than is left. */
  charge(byteCount: number): void {
    this.#spentBytes += byteCount;
    if (this.#spentBytes <= this.#limitBytes) return;
    throw new Damage("tooMuchOutput", 0, `references lead to more than ${this.#limitBytes} bytes`);
  }
}

/** What an element costs beside its values. */
export const elementCostBytes = 16;
/** Of the names that one definition refers to; real ones have a few KiB. */
export const definitionNameBytes = 256 * 1024;
/** Of all definitions of a chunk and the names they refer to. */
export const chunkDefinitionBytes = 4 * 1024 * 1024;

/** By a record's own size, so that none takes from the others. Real ones are read once or twice, a few bytes an element. */
export function recordBudgetBytes(recordBytes: number): number {
  return 8192 + 32 * recordBytes;
}
