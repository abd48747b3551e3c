import type { ByteSource } from "./byte-source.ts";

/** Bytes of a source, front to back, through one buffer that is used again and again. */
export class ReadAhead {
  readonly #source: ByteSource;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  #start = 0;
  #filled = 0;
  #isAtEnd = false;
  /** Position in the source of the next byte not yet taken. */
  position = 0;

  constructor(source: ByteSource, buffer: Uint8Array<ArrayBuffer>) {
    this.#source = source;
    this.#buffer = buffer;
  }

  get available(): number {
    return this.#filled - this.#start;
  }

  /**
   * Reads on until `byteCount` bytes are there or the source ends; then as much again as the buffer holds up to `upTo`.
   * Resolves to whether any are there.
   */
  async fill(byteCount: number, upTo = this.#buffer.length): Promise<boolean> {
    if (this.available >= byteCount || this.#isAtEnd) return this.available > 0;
    this.#buffer.copyWithin(0, this.#start, this.#filled);
    this.#filled -= this.#start;
    this.#start = 0;
    while (this.#filled < upTo && !this.#isAtEnd) {
      const target = this.#buffer.subarray(this.#filled, upTo);
      const read = await this.#source.read(target, this.position + this.#filled);
      this.#filled += read;
      this.#isAtEnd = read === 0;
    }
    return this.available > 0;
  }

  /** The next bytes without taking them; valid until the next `fill`. */
  peek(byteCount: number): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(this.#start, this.#start + Math.min(byteCount, this.available));
  }

  take(byteCount: number): void {
    const taken = Math.min(byteCount, this.available);
    this.#start += taken;
    this.position += taken;
  }
}
