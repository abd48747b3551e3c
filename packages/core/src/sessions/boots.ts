import type { ComputerTimeline } from "./computer-timeline.ts";
import { firstAfter, firstAtLeast } from "./sorted-search.ts";
import { minuteMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

/** When a computer started and stopped (rule R9), in steady time. */
export interface Boots {
  /** The number of starts before an event of the Security log: LogonIds are unique within one (rule R1). */
  securityEpoch(event: TimelineEvent): number;
  /** The number of starts up to a moment. */
  epochAt(steadyMicros: number): number;
  /** The start that follows a moment; infinite if none is seen. */
  nextBootMicros(steadyMicros: number): number;
  /** The shutdown that ended the run of Windows which a moment lies in, or null where none is seen. */
  shutdownAfter(steadyMicros: number): TimelineEvent | null;
}

/** Markers of one start stand together; so does what is still logged after the first sign of a shutdown. */
const clusterMicros = 5 * minuteMicros;

export function bootsOf(timeline: ComputerTimeline): Boots {
  const securityBoots = timeline.ofKinds("boot").filter(({ meaning }) => meaning.channel === "Security");
  const boots = bootTimes(timeline);
  const securityOrders = securityBoots.map(({ order }) => order);
  const shutdowns = lastShutdowns(timeline, boots);
  const epochAt = (steadyMicros: number) => firstAfter(boots, steadyMicros);
  return {
    epochAt,
    securityEpoch: ({ order, steadyMicros }) =>
      securityOrders.length > 0 ? firstAfter(securityOrders, order) : epochAt(steadyMicros),
    nextBootMicros: (steadyMicros) => boots[epochAt(steadyMicros)] ?? Number.POSITIVE_INFINITY,
    shutdownAfter: (steadyMicros) => {
      const shutdown = shutdowns[epochAt(steadyMicros)];
      return shutdown && shutdown.steadyMicros >= steadyMicros ? shutdown : null;
    },
  };
}

/** 4608 and Kernel-General 12 each tell a start; 6005 is one only beside 6009, else the service was restarted. */
function bootTimes(timeline: ComputerTimeline): number[] {
  const started = timeline.ofKinds("eventLogStarted");
  const versions = started.filter(({ event }) => event.eventId === 6009).map(({ steadyMicros }) => steadyMicros);
  versions.sort((a, b) => a - b);
  const isBoot = ({ event, steadyMicros }: TimelineEvent) =>
    event.eventId === 6005 &&
    (versions[firstAtLeast(versions, steadyMicros - clusterMicros)] ?? Number.POSITIVE_INFINITY) <=
      steadyMicros + clusterMicros;
  const markers = [...timeline.ofKinds("boot"), ...started.filter(isBoot)].sort(bySteadyTime);
  return startsOf(markers);
}

/** A marker begins a new start when the last start is long past or has a marker of its kind already. */
function startsOf(markers: readonly TimelineEvent[]): number[] {
  const starts: number[] = [];
  let seen = new Set<string>();
  for (const { event, steadyMicros } of markers) {
    const marker = `${event.eventId} ${event.provider}`;
    const isSameStart =
      steadyMicros - (starts.at(-1) ?? Number.NEGATIVE_INFINITY) <= clusterMicros && !seen.has(marker);
    if (!isSameStart) {
      starts.push(steadyMicros);
      seen = new Set();
    }
    seen.add(marker);
  }
  return starts;
}

/** For each run of Windows (before the first start, between starts, after the last) its last sign of a shutdown. */
function lastShutdowns(timeline: ComputerTimeline, boots: readonly number[]): (TimelineEvent | null)[] {
  const times = Float64Array.from(timeline.events, ({ steadyMicros }) => steadyMicros).sort();
  const shutdowns: (TimelineEvent | null)[] = Array.from({ length: boots.length + 1 }, () => null);
  for (const shutdown of timeline.ofKinds("shutdown").sort(bySteadyTime)) {
    shutdowns[firstAfter(boots, shutdown.steadyMicros)] = shutdown;
  }
  return shutdowns.map((shutdown, run) => {
    if (shutdown === null) return null;
    const before = run < boots.length ? firstAtLeast(times, boots[run]!) : times.length;
    const lastSeen = times[before - 1] ?? shutdown.steadyMicros;
    return lastSeen - shutdown.steadyMicros <= clusterMicros ? shutdown : null;
  });
}
