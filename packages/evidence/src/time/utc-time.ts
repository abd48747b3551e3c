import type { Zone } from "./zone.ts";

/** A moment as WindowsEvent keeps it, and whether its zone was written or had to be assumed. */
export interface UtcTime {
  utc: string;
  zoneless: boolean;
}

const isoLike = /^(\d{4}-\d{2}-(\d{2}))[T ](\d{2}:\d{2}:\d{2})([.,]\d{1,12})?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * ISO 8601 text and its look-alikes (a blank for `T`, ` UTC` for `Z`, an offset, none at all) as UTC with every digit
 * of the fraction kept; null when it is no such time. A text without zone is read in `zone`.
 */
export function utcTimeOf(text: string, zone: Zone): UtcTime | null {
  const [, date, day, clock, fraction = "", mark] = isoLike.exec(text.trim()) ?? [];
  if (date === undefined || clock === undefined) return null;
  const written = secondsOf(`${date}T${clock}Z`, Number(day));
  if (written === null) return null;
  const offset = mark === undefined ? zone(written) : offsetSecondsOf(mark);
  const whole = offset === 0 ? `${date}T${clock}` : printSeconds(written - offset);
  return whole === null ? null : { utc: `${whole}${fraction.replace(",", ".")}Z`, zoneless: mark === undefined };
}

/** Seconds since 1970; null for a day or an hour that does not exist. */
function secondsOf(utc: string, day: number): number | null {
  const milliseconds = Date.parse(utc);
  if (Number.isNaN(milliseconds)) return null;
  // Date.parse takes February 30 for March 2, and 24:00 for the next day.
  return new Date(milliseconds).getUTCDate() === day ? milliseconds / 1000 : null;
}

function offsetSecondsOf(mark: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(mark) ?? [];
  if (hours === undefined) return 0;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === "-" ? -seconds : seconds;
}

function printSeconds(seconds: number): string | null {
  const [whole = ""] = new Date(seconds * 1000).toISOString().split(".");
  // A year before 0 or past 9999 is written with a sign; no log holds one.
  return whole.length === 19 ? whole : null;
}

/** Order of two UTC texts whose fractions may differ in length: negative, zero or positive. */
export function compareUtcTimes(a: string, b: string): number {
  if (a.length === b.length) return a < b ? -1 : a > b ? 1 : 0;
  const left = sortableUtc(a);
  const right = sortableUtc(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without `Z`, "…05" sorts before "…05.5"; trailing zeros say nothing. */
function sortableUtc(utc: string): string {
  const bare = utc.slice(0, -1);
  return bare.includes(".") ? bare.replace(/\.?0+$/, "") : bare;
}
