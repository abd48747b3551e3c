import type { PackedReader, PackedWriter } from "./packed-bytes.ts";

const daySeconds = 86_400;
const secondsLength = "2026-03-02T11:04:05".length;
/** Fractions of more digits are kept as text. */
const mostDigits = 9;
/** How a time is kept: not at all, as a text, or as seconds and a fraction of so many digits. */
const noTime = 0;
const timeAsText = 1;
const timeAsNumbers = 2;

/** Keeps written UTC times (`2026-03-02T11:04:05.1234567Z`) with all their digits; any other text as it is. */
export class TimePacker {
  #day = "";
  #daySeconds = Number.NaN;
  #previousSeconds = 0;

  /** Hands over the form to be kept with the time. */
  formOf(text: string | null): number {
    if (text === null) return noTime;
    const hasFraction = text.length > secondsLength + 1;
    const digits = hasFraction ? text.length - secondsLength - 2 : 0;
    return digits >= Number(hasFraction) && digits <= mostDigits && this.#isPlain(text, digits)
      ? timeAsNumbers + digits
      : timeAsText;
  }

  /** Writes a time whose form is that of numbers. */
  write(out: PackedWriter, text: string): void {
    const seconds = this.#secondsOf(text);
    out.step(seconds, this.#previousSeconds);
    this.#previousSeconds = seconds;
    if (text.length > secondsLength + 1) out.number(Number(text.slice(secondsLength + 1, -1)));
  }

  /** Whether the text comes back as it was: two digits each, in their ranges, with the marks between them. */
  #isPlain(text: string, digits: number): boolean {
    if (!text.endsWith("Z") || text[10] !== "T" || text[13] !== ":" || text[16] !== ":") return false;
    if (digits > 0 && (text[secondsLength] !== "." || !areDigits(text, secondsLength + 1, digits))) return false;
    if (![11, 14, 17].every((at) => areDigits(text, at, 2))) return false;
    const isOfDay = twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && twoDigits(text, 17) < 60;
    return isOfDay && !Number.isNaN(this.#secondsOf(text));
  }

  #secondsOf(text: string): number {
    const day = text.slice(0, 10);
    if (day !== this.#day) {
      this.#day = day;
      this.#daySeconds = secondsOfDay(day);
    }
    return this.#daySeconds + twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17);
  }
}

/** Reads back what a TimePacker wrote. */
export class TimeUnpacker {
  #day = Number.NaN;
  #dayText = "";
  #previousSeconds = 0;

  /** `textOf` reads a time that was kept as a text. */
  read(from: PackedReader, form: number, textOf: () => string): string | null {
    if (form === noTime) return null;
    if (form === timeAsText) return textOf();
    const seconds = from.step(this.#previousSeconds);
    this.#previousSeconds = seconds;
    const digits = form - timeAsNumbers;
    const fraction = digits === 0 ? "" : `.${String(from.number()).padStart(digits, "0")}`;
    return `${this.#secondsText(seconds)}${fraction}Z`;
  }

  #secondsText(seconds: number): string {
    const day = Math.floor(seconds / daySeconds);
    if (day !== this.#day) {
      this.#day = day;
      this.#dayText = new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
    }
    const rest = seconds - day * daySeconds;
    const part = (value: number) => (value < 10 ? `0${value}` : `${value}`);
    return `${this.#dayText}T${part(Math.floor(rest / 3600))}:${part(Math.floor(rest / 60) % 60)}:${part(rest % 60)}`;
  }
}

/** Whether a time of this form is read by numbers; a text is kept by the caller. */
export function isTimeText(form: number): boolean {
  return form === timeAsText;
}

export function isTimeNumbers(form: number): boolean {
  return form >= timeAsNumbers;
}

/** NaN where the text is no day of the calendar, or would not come back as it is. */
function secondsOfDay(day: string): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return Number.NaN;
  return new Date(milliseconds).toISOString().slice(0, 10) === day ? milliseconds / 1000 : Number.NaN;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function areDigits(text: string, at: number, count: number): boolean {
  for (let index = at; index < at + count; index += 1) {
    const code = text.charCodeAt(index);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}
