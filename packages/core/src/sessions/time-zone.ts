import type { Computer } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import { unnamedData } from "../events/event-data.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";

const zoneField = 6;
const biasForm = /^(-?\d{1,4})(\s|$)/;
const largestOffsetMinutes = 14 * 60;

/**
 * Where a computer stands (rule R20): the user's word (`COMPUTER=ZONE` before `ZONE`), else its last System 6013, else
 * UTC is assumed.
 */
export function timeZoneOf(
  computer: string,
  timeline: ComputerTimeline,
  timezone: readonly string[],
): Pick<Computer, "timeZone" | "timeZoneSource"> {
  const given = givenZone(computer, timezone);
  if (given !== undefined) return { timeZone: given, timeZoneSource: "option" };
  const reported = timeline.ofKinds("timeZoneReported").map((each) => reportedOffset(unnamedData(each.event)));
  const last = reported.findLast((offset) => offset !== null);
  return last ? { timeZone: last, timeZoneSource: "event6013" } : { timeZone: "UTC", timeZoneSource: "assumedUtc" };
}

function givenZone(computer: string, timezone: readonly string[]): string | undefined {
  const named = timezone.findLast(
    (text) => text.includes("=") && computerKey(text.slice(0, text.indexOf("="))) === computer,
  );
  return named?.slice(named.indexOf("=") + 1) ?? timezone.findLast((text) => !text.includes("="));
}

/** The offset in the unnamed data of a System 6013. `-540 Tokyo Standard Time`: minutes west of UTC, and a localized name. */
export function reportedOffset(data: readonly string[]): string | null {
  const bias = biasForm.exec(data[zoneField] ?? "");
  const minutesEast = bias === null ? Number.NaN : -Number(bias[1]);
  if (!(Math.abs(minutesEast) <= largestOffsetMinutes)) return null;
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.abs(minutesEast);
  return `${minutesEast < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
