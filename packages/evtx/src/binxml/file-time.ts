const secondsFrom1601To1970 = 11_644_473_600;
const lastFourDigitYear = 253_402_300_799; // 9999-12-31T23:59:59Z in seconds of 1970

/**
 * Text of a FILETIME: 100 ns units since 1601 in 64 bits, UTC. The two halves stay apart, for the whole does not fit
 * a double. The minute's text is kept, as records come in the order of time.
 */
export class FileTimeText {
  #minute = Number.NaN;
  #minuteText = "";

  /** ISO 8601 with all seven digits of a second. */
  format(low: number, high: number): string {
    const [seconds, ticks] = splitSeconds(low, high);
    const minute = Math.floor(seconds / 60);
    if (minute !== this.#minute) {
      this.#minuteText = minuteText(minute);
      this.#minute = minute;
    }
    return `${this.#minuteText}${twoDigits(seconds - minute * 60)}.${sevenDigits(ticks)}Z`;
  }
}

/** Whether the year has four digits, so that text sorts as time does. */
export function isOrdinaryTime(low: number, high: number): boolean {
  return splitSeconds(low, high)[0] - secondsFrom1601To1970 <= lastFourDigitYear;
}

/** Whole seconds since 1601 and the rest in 100 ns. 2^32 units are 429 s and 4,967,296 units. */
function splitSeconds(low: number, high: number): [seconds: number, ticks: number] {
  if (high > 1_000_000_000) {
    const units = BigInt(high) * 4_294_967_296n + BigInt(low);
    return [Number(units / 10_000_000n), Number(units % 10_000_000n)];
  }
  const rest = high * 4_967_296 + low; // below 2^53 as high is below 10^9
  const seconds = Math.floor(rest / 10_000_000);
  return [high * 429 + seconds, rest - seconds * 10_000_000];
}

/** `YYYY-MM-DDTHH:MM:`, with a signed six-digit year beyond 9999 as in ECMAScript. */
function minuteText(minuteFrom1601: number): string {
  const text = new Date((minuteFrom1601 * 60 - secondsFrom1601To1970) * 1000).toISOString();
  return text.slice(0, -"00.000Z".length);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function sevenDigits(value: number): string {
  return String(value).padStart(7, "0");
}
