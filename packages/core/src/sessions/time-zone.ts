import type { Computer } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import { unnamedData } from "../events/event-data.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { firstAfter } from "./sorted-search.ts";
import { bySteadyTime } from "./timeline-event.ts";

const zoneField = 6;
const biasForm = /^(-?\d{1,4})(\s|$)/;
const largestOffsetMinutes = 14 * 60;

/** Where a computer stands: in the end, and at a moment of its history. */
export interface ComputerZones {
  last: Pick<Computer, "timeZone" | "timeZoneSource">;
  at(steadyMicros: number): string;
}

interface ReportedZone {
  steadyMicros: number;
  timeZone: string;
}

/**
 * Rule R20: the user's word (`COMPUTER=ZONE` before `ZONE`), else the last System 6013 at or before the moment (before
 * the first, that one), else UTC is assumed.
 */
export function computerZones(
  computer: string,
  timeline: ComputerTimeline,
  timezone: readonly string[],
): ComputerZones {
  const given = givenZone(computer, timezone);
  if (given !== undefined) return { last: { timeZone: given, timeZoneSource: "option" }, at: () => given };
  const reported = reportedZones(timeline);
  const last = reported.at(-1);
  if (last === undefined) return { last: { timeZone: "UTC", timeZoneSource: "assumedUtc" }, at: () => "UTC" };
  const moments = reported.map(({ steadyMicros }) => steadyMicros);
  return {
    last: { timeZone: last.timeZone, timeZoneSource: "event6013" },
    at: (steadyMicros) => (reported[firstAfter(moments, steadyMicros) - 1] ?? reported[0] ?? last).timeZone,
  };
}

function reportedZones(timeline: ComputerTimeline): ReportedZone[] {
  return timeline
    .ofKinds("timeZoneReported")
    .sort(bySteadyTime)
    .flatMap(({ event, steadyMicros }) => {
      const timeZone = reportedOffset(unnamedData(event));
      return timeZone === null ? [] : [{ steadyMicros, timeZone }];
    });
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
  return bias === null ? null : offsetOfMinutes(-Number(bias[1]));
}

/** `+09:00`; null where no zone stands so far from UTC. */
export function offsetOfMinutes(minutesEast: number): string | null {
  if (!(Math.abs(minutesEast) <= largestOffsetMinutes)) return null;
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.abs(minutesEast);
  return `${minutesEast < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
