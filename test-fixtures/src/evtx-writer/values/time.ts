import { EvtxWriterError } from "../errors.ts";

const timePattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?Z$/;
const ticksFrom1601To1970 = 116_444_736_000_000_000n;

/** 100 ns ticks since 1601 of a UTC time such as 2026-03-02T11:04:05.1234567Z. */
export function fileTimeTicks(text: string): bigint {
  const match = timePattern.exec(text);
  const wholeSecondMs = match ? Date.parse(`${match[1]}Z`) : Number.NaN;
  if (Number.isNaN(wholeSecondMs)) throw new EvtxWriterError("badValue", `not a UTC time of at most 7 digits: ${text}`);
  const fractionTicks = BigInt((match?.[2] ?? "").padEnd(7, "0"));
  return BigInt(wholeSecondMs) * 10_000n + ticksFrom1601To1970 + fractionTicks;
}

/** A FILETIME, 8 bytes. */
export function encodeFileTime(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, fileTimeTicks(text), true);
  return new Uint8Array(view.buffer);
}

/** A SYSTEMTIME: eight 16-bit numbers, exact to the millisecond. */
export function encodeSystemTime(text: string): Uint8Array {
  const ticks = fileTimeTicks(text);
  if (ticks % 10_000n !== 0n)
    throw new EvtxWriterError("badValue", `finer than the millisecond of SYSTEMTIME: ${text}`);
  const time = new Date(text);
  const fields = [
    time.getUTCFullYear(),
    time.getUTCMonth() + 1,
    time.getUTCDay(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
    time.getUTCMilliseconds(),
  ];
  return new Uint8Array(Uint16Array.from(fields).buffer);
}
