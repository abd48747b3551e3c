/** Thrown when the fixed buffer is full; the chunk is then closed and the event goes into the next one. */
export class OutOfSpaceError extends Error {
  override readonly name = "OutOfSpaceError";
}

/** Little-endian writes into a buffer of fixed size, in bytes. */
export class ByteWriter {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  position = 0;

  constructor(capacityBytes: number) {
    this.bytes = new Uint8Array(capacityBytes);
    this.#view = new DataView(this.bytes.buffer);
  }

  u8(value: number): void {
    this.#view.setUint8(this.#advance(1), value);
  }

  u16(value: number): void {
    this.#view.setUint16(this.#advance(2), value, true);
  }

  u32(value: number): void {
    this.#view.setUint32(this.#advance(4), value, true);
  }

  u64(value: bigint): void {
    this.#view.setBigUint64(this.#advance(8), value, true);
  }

  raw(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.#advance(bytes.length));
  }

  /** UTF-16 code units as they are, lone surrogates too, without a terminator. */
  utf16(text: string): void {
    const start = this.#advance(text.length * 2);
    for (let index = 0; index < text.length; index++) {
      this.#view.setUint16(start + index * 2, text.charCodeAt(index), true);
    }
  }

  /** Writes zeros until `position` is a multiple of `alignment`. */
  align(alignment: number): void {
    this.#advance((alignment - (this.position % alignment)) % alignment);
  }

  /** Leaves room for a 32-bit number and returns its offset for `patchU32`. */
  reserveU32(): number {
    return this.#advance(4);
  }

  patchU16(offset: number, value: number): void {
    this.#view.setUint16(offset, value, true);
  }

  patchU32(offset: number, value: number): void {
    this.#view.setUint32(offset, value, true);
  }

  #advance(length: number): number {
    const start = this.position;
    if (start + length > this.bytes.length) throw new OutOfSpaceError(`no room for ${length} bytes at ${start}`);
    this.position = start + length;
    return start;
  }
}
