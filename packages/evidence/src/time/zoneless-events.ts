import { computerKey, reportedOffset } from "@stray/core";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import { utcTimeOf } from "./utc-time.ts";
import { parseZone, utcZone, type Zone } from "./zone.ts";

/** An event whose time waits for its zone. */
export interface ZonelessEvent {
  event: WindowsEvent;
  writtenTime: string;
  place: { offset: number | null; line: number };
}

/**
 * Where computers stand by their System 6013 events (rule R20), for times written without a zone: the last report at or
 * before the written time, else the first one; null where a computer has none.
 */
export interface ReportedZones {
  /** Looks whether an event is such a report; `writtenTime` is its local time where it has no other. */
  note(event: WindowsEvent, writtenTime?: string): void;
  zoneOf(computer: string): Zone | null;
}

interface Report {
  localTime: string;
  zone: Zone;
}

export function createReportedZones(): ReportedZones {
  const reports = new Map<string, Report[]>();
  const zones = new Map<string, Zone | null>();
  return {
    note(event, writtenTime) {
      if (event.eventId !== 6013 || event.provider.toLowerCase() !== "eventlog") return;
      const zone = zoneReportedBy(event);
      const localTime = zone && localTimeOf(event.timeCreated, writtenTime, zone);
      if (!zone || !localTime) return;
      const computer = computerKey(event.computer);
      const list = reports.get(computer);
      if (list) list.push({ localTime, zone });
      else reports.set(computer, [{ localTime, zone }]);
      zones.delete(computer);
    },
    zoneOf(computer) {
      const key = computerKey(computer);
      const known = zones.get(key);
      if (known !== undefined) return known;
      const zone = zoneOfReports(reports.get(key) ?? []);
      zones.set(key, zone);
      return zone;
    },
  };
}

function zoneOfReports(reports: readonly Report[]): Zone | null {
  const sorted = reports.toSorted((a, b) => (a.localTime < b.localTime ? -1 : 1));
  if (sorted.length === 0) return null;
  return (localSeconds) => {
    const local = new Date(localSeconds * 1000).toISOString();
    const report = sorted[Math.max(0, countUpTo(sorted, local) - 1)];
    return report ? report.zone(localSeconds) : 0;
  };
}

/** How many reports are at or before a local time, by halving. */
function countUpTo(reports: readonly Report[], local: string): number {
  let low = 0;
  let high = reports.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((reports[middle]?.localTime ?? "") <= local) low = middle + 1;
    else high = middle;
  }
  return low;
}

function zoneReportedBy({ data }: WindowsEvent): Zone | null {
  const unnamed = Object.hasOwn(data, "Data") ? data.Data : undefined;
  const offset = Array.isArray(unnamed) ? reportedOffset(unnamed) : null;
  return offset === null ? null : parseZone(offset);
}

function localTimeOf(utc: string | null, writtenTime: string | undefined, zone: Zone): string | null {
  if (writtenTime !== undefined) return utcTimeOf(writtenTime, utcZone)?.utc ?? null;
  if (utc === null) return null;
  const seconds = Date.parse(utc) / 1000;
  return Number.isNaN(seconds) ? null : new Date((seconds + zone(seconds)) * 1000).toISOString();
}

/** The event with its time in UTC, and how the zone was found. */
export function withZone({ event, writtenTime, place }: ZonelessEvent, { zoneOf }: ReportedZones) {
  const zone = zoneOf(event.computer);
  const timeCreated = utcTimeOf(writtenTime, zone ?? utcZone)?.utc ?? null;
  const text = zone ? zoneReported : zoneAssumed;
  const problem: FoundProblem = { ...place, code: "zonelessTimes", level: "note", text };
  return { event: { ...event, timeCreated }, problem };
}

const zoneReported =
  "Times here carry no zone and were read in the zone that the computer's System log reports (event 6013).";
const zoneAssumed =
  "Times here carry no zone and were taken as UTC; say where the computer stands with the option timezone.";
