const secondsFrom1601To1970 = 11_644_473_600;
/** The two halves of the first FILETIME of the year 10000. */
const year10000High = 0x24c85a5e;
const year10000Low = 0xd1c04000;

const keptSeconds = 64;
const threeDigits = Array.from({ length: 1000 }, (_, value) => String(value).padStart(3, "0"));
const lastDigit = Array.from({ length: 10 }, (_, value) => `${value}Z`);

/**
 * Text of a FILETIME: 100 ns units since 1601 in 64 bits, UTC. The two halves stay apart, for the whole does not fit
 * a double. The texts of some seconds are kept, as records come in the order of time and name a few older times.
 */
export class FileTimeText {
  readonly #seconds = new Float64Array(keptSeconds).fill(-1);
  readonly #secondTexts = new Array<string>(keptSeconds).fill("");

  /** ISO 8601 with all seven digits of a second. */
  format(low: number, high: number): string {
    const [seconds, ticks] = splitSeconds(low, high);
    const milliseconds = Math.floor(ticks / 10_000);
    const rest = ticks - milliseconds * 10_000;
    const tens = Math.floor(rest / 10);
    // Digits first: three short strings make one, and only one long one is made of it.
    return this.#secondText(seconds) + (threeDigits[milliseconds]! + threeDigits[tens]! + lastDigit[rest - tens * 10]!);
  }

  #secondText(seconds: number): string {
    const slot = seconds % keptSeconds;
    if (this.#seconds[slot] !== seconds) {
      this.#seconds[slot] = seconds;
      this.#secondTexts[slot] = secondText(seconds);
    }
    return this.#secondTexts[slot]!;
  }
}

/** Whether the year has four digits, so that text sorts as time does. */
export function isOrdinaryTime(low: number, high: number): boolean {
  return high < year10000High || (high === year10000High && low < year10000Low);
}

/** Whole seconds since 1601 and the rest in 100 ns. 2^32 units are 429 s and 4,967,296 units. */
export function splitSeconds(low: number, high: number): [seconds: number, ticks: number] {
  if (high > 1_000_000_000) {
    const units = BigInt(high) * 4_294_967_296n + BigInt(low);
    return [Number(units / 10_000_000n), Number(units % 10_000_000n)];
  }
  const rest = high * 4_967_296 + low; // below 2^53 as high is below 10^9
  const seconds = Math.floor(rest / 10_000_000);
  return [high * 429 + seconds, rest - seconds * 10_000_000];
}

/** `YYYY-MM-DDTHH:MM:SS.`, with a signed six-digit year beyond 9999 as in ECMAScript. */
function secondText(secondsFrom1601: number): string {
  return new Date((secondsFrom1601 - secondsFrom1601To1970) * 1000).toISOString().slice(0, -"000Z".length);
}
