/** The server stands in the zone of Berlin, an hour east of UTC until summer time begins on 29 March. */
const utcOffsetHours = 1;
const dayZero = { year: 2026, monthIndex: 2, day: 2 };

/** Whole days of the three weeks: 0 is Monday, 2 March 2026. */
export const dayCount = 21;

/** Microseconds since 1970 of a local time such as `at(0, "08:05:30")`. */
export function at(day: number, clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  const { year, monthIndex, day: first } = dayZero;
  return Date.UTC(year, monthIndex, first + day, hours - utcOffsetHours, minutes, seconds) * 1000;
}

export function isWorkday(day: number): boolean {
  return day % 7 < 5;
}

export const seconds = (count: number): number => Math.round(count * 1e6);
export const minutes = (count: number): number => seconds(count * 60);
export const hours = (count: number): number => minutes(count * 60);

/** UTC with the seven digits Windows writes. */
export function timeText(micros: number, lastDigit = 0): string {
  const wholeSeconds = new Date(Math.floor(micros / 1e6) * 1000).toISOString().slice(0, 19);
  const fraction = String(micros % 1e6).padStart(6, "0");
  return `${wholeSeconds}.${fraction}${lastDigit}Z`;
}
