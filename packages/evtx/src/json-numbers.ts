import type { JsonBytes } from "./json-bytes.ts";

const quote = 0x22;
const billion = 1_000_000_000;
const maxDigits = 20;
/** The two digits of 0 to 99, as a number of 16 bits that is stored at once. */
const pairs = Uint16Array.from({ length: 100 }, (_, n) => 0x3030 + Math.floor(n / 10) + (n % 10) * 256);
const hexDigits = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** Writes a whole number from 0 to 2^53. */
export function writeDecimal(out: JsonBytes, value: number): true {
  out.reserve(maxDigits);
  if (value < billion) {
    writeSmall(out, value | 0);
    return true;
  }
  const high = Math.floor(value / billion); // below 2^31, as the value is below 2^53
  writeSmall(out, high | 0);
  writeDigits(out, (value - high * billion) | 0, 9);
  return true;
}

/** Room must be reserved. */
function writeSmall(out: JsonBytes, value: number): void {
  let digits = 1;
  for (let power = 10; digits < 10 && power <= value; power *= 10) digits++;
  writeDigits(out, value, digits);
}

/** Writes a whole number below 2^31 with this many digits, zeros before it. Room must be reserved. */
export function writeDigits(out: JsonBytes, value: number, digits: number): void {
  let at = out.length + digits;
  let rest = value;
  for (; at - 2 >= out.length; at -= 2) {
    const next = (rest / 100) | 0;
    out.view.setUint16(at - 2, pairs[rest - next * 100]!, true);
    rest = next;
  }
  if (at > out.length) out.bytes[at - 1] = 0x30 + rest;
  out.length += digits;
}

/** Writes `"0x3e7"`, from the two halves of a number of 64 bits; signed ones will do, which V8 need not box. */
export function writeHex(out: JsonBytes, high: number, low: number): true {
  let at = out.reserve(maxDigits);
  const { bytes } = out;
  bytes[at++] = quote;
  bytes[at++] = 0x30;
  bytes[at++] = 0x78;
  for (let shift = firstShift(high); shift >= 0; shift -= 4) bytes[at++] = hexDigits[(high >>> shift) & 0xf]!;
  const lowShift = high === 0 ? Math.max(0, firstShift(low)) : 28;
  for (let shift = lowShift; shift >= 0; shift -= 4) bytes[at++] = hexDigits[(low >>> shift) & 0xf]!;
  bytes[at++] = quote;
  out.length = at;
  return true;
}

/** How far the first digit that is not zero is shifted; negative for 0. */
function firstShift(half: number): number {
  return 28 - (Math.clz32(half) & ~3);
}
