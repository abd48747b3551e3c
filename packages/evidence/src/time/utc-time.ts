import type { Zone } from "./zone.ts";

/** A moment as WindowsEvent keeps it, and whether its zone was written or had to be assumed. */
export interface UtcTime {
  utc: string;
  zoneless: boolean;
}

const isoLike = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,12}))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * ISO 8601 text and its look-alikes (a blank for `T`, ` UTC` for `Z`, an offset, none at all) as UTC with every digit
 * of the fraction kept; null when it is no such time. A text without zone is read in `zone`.
 */
export function utcTimeOf(text: string, zone: Zone): UtcTime | null {
  const [, date, clock, fraction, mark] = isoLike.exec(text.trim()) ?? [];
  if (date === undefined || clock === undefined) return null;
  const written = secondsOf(date, clock);
  if (written === null) return null;
  const offset = mark === undefined ? zone(written) : offsetSecondsOf(mark);
  const utc = printUtc(written - offset, fraction);
  return utc === null ? null : { utc, zoneless: mark === undefined };
}

/** Seconds since 1970 of a date and a clock taken as UTC; null for a day or an hour that does not exist. */
function secondsOf(date: string, clock: string): number | null {
  const written = `${date}T${clock}`;
  const milliseconds = Date.parse(`${written}Z`);
  if (Number.isNaN(milliseconds)) return null;
  // Date.parse takes February 30 for March 2.
  return new Date(milliseconds).toISOString().startsWith(written) ? milliseconds / 1000 : null;
}

function offsetSecondsOf(mark: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(mark) ?? [];
  if (hours === undefined) return 0;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === "-" ? -seconds : seconds;
}

function printUtc(seconds: number, fraction: string | undefined): string | null {
  const moment = new Date(seconds * 1000);
  const [whole = ""] = moment.toISOString().split(".");
  // A year before 0 or past 9999 is written with a sign; no log holds one.
  if (whole.length !== 19) return null;
  return fraction === undefined ? `${whole}Z` : `${whole}.${fraction}Z`;
}

/** Order of two UTC texts whose fractions may differ in length: negative, zero or positive. */
export function compareUtcTimes(a: string, b: string): number {
  const left = sortableUtc(a);
  const right = sortableUtc(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without `Z`, "…05" sorts before "…05.5"; trailing zeros say nothing. */
function sortableUtc(utc: string): string {
  const bare = utc.slice(0, -1);
  return bare.includes(".") ? bare.replace(/\.?0+$/, "") : bare;
}
