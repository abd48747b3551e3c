/** A moment as a source wrote it: where it stands in UTC, and the wall clock that was written. */
export interface WrittenTime {
  /** Whole seconds since 1970-01-01T00:00:00Z; negative before. */
  epochSeconds: number;
  /** 0 to 999,999; further digits are cut, as Python's datetime does. */
  microseconds: number;
  /** Minutes after midnight as written, whatever the offset. */
  writtenMinutes: number;
  /** Every written digit of the fraction of a second. */
  fraction: string;
}

const isoDate = /^(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2}))/;
const isoClock = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?/;
const isoOffset = /^(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)$/;
const secondsPerDay = 86_400;

/**
 * Reads ISO 8601 as Python's `datetime.fromisoformat` does: a date, any one character, a time, an offset; a time
 * without an offset is UTC. Null: no such moment.
 */
export function parseWrittenTime(text: string): WrittenTime | null {
  const date = isoDate.exec(text);
  const dayNumber = date && epochDay(Number(date[1]), Number(date[2] ?? date[4]), Number(date[3] ?? date[5]));
  if (date === null || dayNumber === null) return null;
  const clock = parseClock(text.slice(date[0].length));
  if (clock === null) return null;
  const epochSeconds = dayNumber * secondsPerDay + clock.seconds - clock.offsetSeconds;
  return {
    epochSeconds,
    microseconds: Number(clock.fraction.slice(0, 6).padEnd(6, "0")),
    writtenMinutes: Math.floor(clock.seconds / 60),
    fraction: clock.fraction,
  };
}

/** Seconds from one moment to the other, as Python's `timedelta.total_seconds` gives them. */
export function secondsBetween(start: WrittenTime, end: WrittenTime): number {
  const seconds = end.epochSeconds - start.epochSeconds;
  const microseconds = end.microseconds - start.microseconds;
  const total = seconds * 1e6 + microseconds;
  return Number.isSafeInteger(total) ? total / 1e6 : seconds + microseconds / 1e6;
}

/** The moment in UTC with every written digit of the fraction; null where an offset leads out of the years 0 to 9999. */
export function utcTimestamp({ epochSeconds, fraction }: WrittenTime): string | null {
  const text = new Date(epochSeconds * 1000).toISOString();
  if (!/^\d{4}-/.test(text)) return null;
  return `${text.slice(0, 19)}${fraction === "" ? "" : `.${fraction}`}Z`;
}

/** Negative, zero or positive, as `a` is before, at or after `b` (to the microsecond). */
export function compareTimes(a: WrittenTime, b: WrittenTime): number {
  return a.epochSeconds - b.epochSeconds || a.microseconds - b.microseconds;
}

interface Clock {
  seconds: number;
  fraction: string;
  offsetSeconds: number;
}

function parseClock(text: string): Clock | null {
  if (text === "") return { seconds: 0, fraction: "", offsetSeconds: 0 };
  const written = text.slice(text.codePointAt(0)! > 0xffff ? 2 : 1);
  const clock = isoClock.exec(written);
  if (clock === null) return null;
  const seconds = clockSeconds(clock[1], clock[2], clock[3]);
  const offsetSeconds = parseOffset(written.slice(clock[0].length));
  if (seconds === null || offsetSeconds === null) return null;
  return { seconds, fraction: clock[4] ?? "", offsetSeconds };
}

function parseOffset(text: string): number | null {
  if (text === "") return 0;
  const offset = isoOffset.exec(text);
  if (offset === null) return null;
  if (offset[1] === "Z") return 0;
  const seconds = clockSeconds(offset[3], offset[4], offset[5]);
  return seconds === null ? null : offset[2] === "-" ? -seconds : seconds;
}

function clockSeconds(hour = "0", minute = "0", second = "0"): number | null {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function epochDay(year: number, month: number, day: number): number | null {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  const isReal = year > 0 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return isReal ? moment.getTime() / 1000 / secondsPerDay : null;
}
