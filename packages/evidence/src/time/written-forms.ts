const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const zonePart = "(?:\\s*(?<zone>Z|UTC|[+-]\\d{2}:?\\d{2}))?";
const clockPart = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?<fraction>[.,]\\d{1,12})?";
const yearFirst = new RegExp(
  `^(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[ T]${clockPart}${zonePart}$`,
  "i",
);
const yearLast = new RegExp(
  `^(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})\\k<mark>(?<year>\\d{4}),? ${clockPart}\\s*(?<half>[AP]M)?${zonePart}$`,
  "i",
);
const internetForm = new RegExp(
  `^(?:\\w{3}, )?(?<day>\\d{1,2}) (?<name>[A-Z][a-z]{2}) (?<year>\\d{4}) ${clockPart}${zonePart}$`,
);

/**
 * Times as tools and locales write them (2/3/2026 1:04:05 PM, 03.02.2026 13:04:05, Mon, 2 Mar 2026 …) in the form of
 * ISO 8601, zone as written. Null when it is none of them or when day and month cannot be told apart.
 */
export function isoOfWritten(text: string): string | null {
  const fields = (yearFirst.exec(text) ?? internetForm.exec(text) ?? yearLast.exec(text))?.groups;
  if (!fields) return null;
  const date = fields.a === undefined ? dateOf(fields) : dateOfYearLast(fields);
  const hour = hourOf(fields);
  if (date === null || hour === null) return null;
  const { minute = "", second = "00", fraction = "", zone = "" } = fields;
  return `${date}T${twoDigits(hour)}:${minute}:${second}${fraction}${zone}`;
}

type Fields = { readonly [name: string]: string | undefined };

function dateOf({ year, month, name, day }: Fields): string | null {
  const number = name === undefined ? Number(month) : monthNames.indexOf(name) + 1;
  return number === 0 ? null : `${year}-${twoDigits(number)}-${twoDigits(Number(day))}`;
}

/** Points stand in day.month.year everywhere; a twelve-hour clock goes with month/day; else only a number over 12 tells. */
function dateOfYearLast({ a, b, mark, half, year }: Fields): string | null {
  const first = Number(a);
  const last = Number(b);
  const isDayFirst = mark === "." || first > 12;
  const isMonthFirst = !isDayFirst && (half !== undefined || last > 12 || first === last);
  if (isDayFirst) return `${year}-${twoDigits(last)}-${twoDigits(first)}`;
  return isMonthFirst ? `${year}-${twoDigits(first)}-${twoDigits(last)}` : null;
}

function hourOf({ hour, half }: Fields): number | null {
  const written = Number(hour);
  if (half === undefined) return written;
  if (written < 1 || written > 12) return null;
  return (written % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

const epochForm = /^(-?\d{1,12})(\.\d{1,12})?$/;

/** A float of seconds since 1970 tells no more than six digits of its fraction: doubles of today lie 2.4e-7 s apart. */
export function isoOfFloat(seconds: number): string | null {
  return isoOfEpoch(String(seconds).replace(/(\.\d{6})\d+$/, "$1"));
}

/** Seconds since 1970 as ISO 8601 in UTC, every digit of the fraction kept; null when it is no such number. */
export function isoOfEpoch(seconds: string): string | null {
  const [, whole, fraction = ""] = epochForm.exec(seconds) ?? [];
  if (whole === undefined || (whole.startsWith("-") && fraction !== "")) return null;
  const moment = new Date(Number(whole) * 1000);
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999) return null;
  return moment.toISOString().replace(/\.\d+Z$/, `${fraction}Z`);
}
