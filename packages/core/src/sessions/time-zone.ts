import type { Computer } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import { dataText, unnamedData } from "../events/event-data.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { firstAfter } from "./sorted-search.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

const zoneField = 6;
const biasForm = /^(-?\d{1,4})(\s|$)/;
const largestOffsetMinutes = 14 * 60;
const daylightMinutes = 60;

/** Where a computer stands: in the end, and at a moment of its history. */
export interface ComputerZones {
  last: Pick<Computer, "timeZone" | "timeZoneSource">;
  at(steadyMicros: number): string;
}

type ReportSource = Extract<Computer["timeZoneSource"], "event6013" | "kernelGeneral">;

interface ReportedZone {
  steadyMicros: number;
  minutesEast: number;
  source: ReportSource;
}

/**
 * Rule R20: the user's word (`COMPUTER=ZONE` before `ZONE`), else what the System log last told at or before the moment
 * (before the first, that one), else UTC is assumed.
 */
export function computerZones(
  computer: string,
  timeline: ComputerTimeline,
  timezone: readonly string[],
): ComputerZones {
  const given = givenZone(computer, timezone);
  if (given !== undefined) return { last: { timeZone: given, timeZoneSource: "option" }, at: () => given };
  const reported = believedZones(timeline.ofKinds("timeZoneReported").sort(bySteadyTime).flatMap(reportedZone));
  const last = reported.at(-1);
  if (last === undefined) return { last: { timeZone: "UTC", timeZoneSource: "assumedUtc" }, at: () => "UTC" };
  const moments = reported.map(({ steadyMicros }) => steadyMicros);
  return {
    last: { timeZone: offsetText(last.minutesEast), timeZoneSource: last.source },
    at: (steadyMicros) =>
      offsetText((reported[firstAfter(moments, steadyMicros) - 1] ?? reported[0] ?? last).minutesEast),
  };
}

/** A 6013 knows no daylight saving: what Kernel-General told before it stands, unless it tells of another zone. */
function believedZones(reports: readonly ReportedZone[]): ReportedZone[] {
  let kernel: ReportedZone | null = null;
  return reports.map((report) => {
    const saved: number = kernel === null ? Number.NaN : kernel.minutesEast - report.minutesEast;
    const isSameZone = saved === 0 || saved === daylightMinutes;
    kernel = report.source === "kernelGeneral" ? report : isSameZone ? kernel : null;
    return kernel === null ? report : { ...kernel, steadyMicros: report.steadyMicros };
  });
}

function reportedZone({ event, steadyMicros }: TimelineEvent): ReportedZone[] {
  const source = event.eventId === 6013 ? "event6013" : "kernelGeneral";
  const bias = dataText(event, "CurrentBias") || dataText(event, "NewBias");
  const minutesEast = minutesEastOf(source === "event6013" ? unnamedData(event)[zoneField] : bias);
  return minutesEast === null ? [] : [{ steadyMicros, minutesEast, source }];
}

function givenZone(computer: string, timezone: readonly string[]): string | undefined {
  const named = timezone.findLast(
    (text) => text.includes("=") && computerKey(text.slice(0, text.indexOf("="))) === computer,
  );
  return named?.slice(named.indexOf("=") + 1) ?? timezone.findLast((text) => !text.includes("="));
}

/** The offset in the unnamed data of a System 6013. `-540 Tokyo Standard Time`: minutes west of UTC, and a localized name. */
export function reportedOffset(data: readonly string[]): string | null {
  const minutesEast = minutesEastOf(data[zoneField]);
  return minutesEast === null ? null : offsetText(minutesEast);
}

/** `+09:00`; null where no zone stands so far from UTC. */
export function offsetOfMinutes(minutesEast: number): string | null {
  return Math.abs(minutesEast) <= largestOffsetMinutes ? offsetText(minutesEast) : null;
}

function minutesEastOf(bias = ""): number | null {
  const minutesWest = biasForm.exec(bias)?.[1];
  const isPossible = minutesWest !== undefined && Math.abs(Number(minutesWest)) <= largestOffsetMinutes;
  return isPossible ? 0 - Number(minutesWest) : null;
}

function offsetText(minutesEast: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.abs(minutesEast);
  return `${minutesEast < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
