const firstCapacityBytes = 256;
/** Larger steps are written as the value itself, or twice a step would be no exact number. */
const largestStep = 2 ** 48;
const wideUnit = 0x100;

/** Appends whole numbers and texts, each as short as it can be, to bytes that grow. */
export class PackedWriter {
  #bytes = new Uint8Array(firstCapacityBytes);
  #length = 0;

  get capacityBytes(): number {
    return this.#bytes.length;
  }

  /** A whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first. */
  number(value: number): void {
    this.#makeRoom(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number as its distance from the one before. */
  step(value: number, previous: number): void {
    const step = value - previous;
    if (Math.abs(step) < largestStep) this.number(step < 0 ? -step * 2 : step * 2 + 1);
    else {
      this.number(0);
      this.number(value);
    }
  }

  /** Any text, lone surrogates too: one byte a unit where all are Latin-1, else two. */
  text(text: string): void {
    const isWide = hasWideUnit(text);
    this.number(text.length * 2 + Number(isWide));
    this.#makeRoom(text.length * 2);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      this.#bytes[this.#length++] = unit & 0xff;
      if (isWide) this.#bytes[this.#length++] = unit >> 8;
    }
  }

  raw(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written so far; valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads back what a PackedWriter wrote, in the same order. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    let unit = 1;
    let byte = this.#bytes[this.#position++]!;
    while (byte >= 0x80) {
      value += (byte & 0x7f) * unit;
      unit *= 0x80;
      byte = this.#bytes[this.#position++]!;
    }
    return value + byte * unit;
  }

  step(previous: number): number {
    const step = this.number();
    if (step === 0) return this.number();
    return previous + (step % 2 === 0 ? -step / 2 : (step - 1) / 2);
  }

  text(): string {
    const head = this.number();
    const isWide = head % 2 === 1;
    const units: number[] = [];
    for (let left = (head - Number(isWide)) / 2; left > 0; left -= 1) {
      const low = this.#bytes[this.#position++]!;
      units.push(isWide ? low | (this.#bytes[this.#position++]! << 8) : low);
    }
    return textOfUnits(units);
  }
}

/** In pieces: an argument list has a limit. */
function textOfUnits(units: readonly number[]): string {
  const pieceLength = 4096;
  if (units.length <= pieceLength) return String.fromCharCode(...units);
  let text = "";
  for (let start = 0; start < units.length; start += pieceLength) {
    text += String.fromCharCode(...units.slice(start, start + pieceLength));
  }
  return text;
}

function hasWideUnit(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= wideUnit) return true;
  return false;
}
