const writtenForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z$/;
const firstYear = 1970;
const lastYear = 2999;

export const secondMicros = 1_000_000;
export const minuteMicros = 60 * secondMicros;

/**
 * Microseconds since 1970 of a written UTC time (further digits are cut), or null for none. Years outside 1970 to 2999
 * are no moment of a computer that logs: 1601 is an unset FILETIME.
 */
export function timeMicros(text: string | null): number | null {
  const parts = text === null ? null : writtenForm.exec(text);
  if (parts === null) return null;
  const year = Number(parts[1]);
  if (year < firstYear || year > lastYear) return null;
  const milliseconds = Date.UTC(
    year,
    Number(parts[2]) - 1,
    Number(parts[3]),
    Number(parts[4]),
    Number(parts[5]),
    Number(parts[6]),
  );
  return milliseconds * 1000 + Number((parts[7] ?? "").slice(0, 6).padEnd(6, "0"));
}
