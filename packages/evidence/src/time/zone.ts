/** Where a computer stands: seconds east of UTC at a local time, which is given in seconds as if it were UTC. */
export type Zone = (localSeconds: number) => number;

export const utcZone: Zone = () => 0;

/** An IANA name or an offset such as +09:00; null when it is neither. */
export function parseZone(name: string): Zone | null {
  const [, sign, hours, minutes] = /^(?:UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
  if (hours !== undefined) {
    const seconds = Number(hours) * 3600 + Number(minutes ?? 0) * 60;
    return () => (sign === "-" ? -seconds : seconds);
  }
  try {
    return zoneWithRules(clockOf(name));
  } catch {
    return null;
  }
}

/** Zones change on quarter hours at the finest, so the last quarter's answer serves the lines that follow it in a log. */
function zoneWithRules(clock: Intl.DateTimeFormat): Zone {
  let lastQuarter = Number.NaN;
  let lastOffset = 0;
  return (localSeconds) => {
    const quarter = Math.floor(localSeconds / 900);
    if (quarter !== lastQuarter) {
      lastQuarter = quarter;
      lastOffset = offsetOfLocalTime(clock, localSeconds);
    }
    return lastOffset;
  };
}

/** The earlier moment of an hour that a clock change repeats; the offset before the change in one that it skips. */
function offsetOfLocalTime(clock: Intl.DateTimeFormat, localSeconds: number): number {
  const day = 86_400;
  const before = offsetAt(clock, localSeconds - day);
  if (offsetAt(clock, localSeconds - before) === before) return before;
  const after = offsetAt(clock, localSeconds + day);
  return offsetAt(clock, localSeconds - after) === after ? after : before;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

function offsetAt(clock: Intl.DateTimeFormat, utcSeconds: number): number {
  const parts = new Map(clock.formatToParts(utcSeconds * 1000).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local / 1000 - utcSeconds;
}
