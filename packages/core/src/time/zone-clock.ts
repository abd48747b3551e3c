import { AnalysisError } from "../errors.ts";

/** Minutes after midnight on a zone's wall clock at a moment in UTC, given in whole seconds since 1970. */
export type ZoneClock = (epochSeconds: number) => number;

const minutesPerDay = 1440;
const offsetZone = /^([+-])(\d{2})(?::?(\d{2}))?$/;

/** The wall clock of an IANA zone (daylight saving by its rules), of an offset such as +09:00, or of UTC. */
export function zoneClock(timeZone: string): ZoneClock {
  const offset = offsetMinutes(timeZone);
  if (offset !== null) return (epochSeconds) => modulo(Math.floor(epochSeconds / 60) + offset, minutesPerDay);
  const formatter = zoneFormatter(timeZone);
  return (epochSeconds) => {
    const [hour, minute] = formatter.format(epochSeconds * 1000).split(":");
    return Number(hour) * 60 + Number(minute);
  };
}

/** True for UTC, offsets such as +09:00, and IANA names that this machine's time zone data knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    zoneClock(timeZone);
    return true;
  } catch {
    return false;
  }
}

function offsetMinutes(timeZone: string): number | null {
  if (timeZone === "UTC") return 0;
  const [, sign, hours, minutes = "0"] = offsetZone.exec(timeZone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59 || hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -total : total;
}

function zoneFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
  } catch (cause) {
    const message = `unknown time zone ${JSON.stringify(timeZone)}: use a name such as Europe/Madrid or an offset such as +09:00`;
    throw new AnalysisError("unknownTimeZone", message, { cause });
  }
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
