import type { EventKind, WindowsEvent } from "@stray/schemas";
import { dataText } from "../events/event-data.ts";
import { eventMeaningOf } from "../events/event-kind.ts";
import { addToGroup, groupBy } from "../group-by.ts";
import { inRecordOrder } from "./record-order.ts";
import { clockSegments, clockStep, isClockChange, segmentWalker } from "./steady-time.ts";
import { timeMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** All kept events of one computer, channel by channel in record order, with steady time (rule R4). */
export interface ComputerTimeline {
  events: readonly TimelineEvent[];
  ofKinds(...kinds: EventKind[]): TimelineEvent[];
}

type SteadyClock = (event: WindowsEvent, writtenMicros: number) => number;

const securityChannel = "security";

export function computerTimeline(events: readonly WindowsEvent[]): ComputerTimeline {
  const channels = groupBy(events, ({ channel }) => channel.toLowerCase());
  const cleared = clearedTimes(events);
  const ordered = new Map([...channels].map(([name, log]) => [name, inRecordOrder(log, cleared.get(name) ?? [])]));
  const segments = clockSegments(ordered.get(securityChannel) ?? []);
  const timeline: TimelineEvent[] = [];
  for (const [name, log] of ordered) {
    const walk = segmentWalker(segments);
    const steadyClock: SteadyClock =
      name === securityChannel ? securityClock() : (_, written) => written - walk(written).offsetMicros;
    appendLog(timeline, log, steadyClock);
  }
  const byKind = groupBy(timeline, ({ kind }) => kind);
  return { events: timeline, ofKinds: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []) };
}

function appendLog(timeline: TimelineEvent[], log: readonly WindowsEvent[], steadyClock: SteadyClock): void {
  let steadyMicros = log.map(({ timeCreated }) => timeMicros(timeCreated)).find((micros) => micros !== null) ?? 0;
  for (const event of log) {
    const meaning = eventMeaningOf(event.channel, event.provider, event.eventId);
    if (meaning === null) continue;
    const writtenMicros = timeMicros(event.timeCreated);
    if (writtenMicros !== null) steadyMicros = steadyClock(event, writtenMicros);
    timeline.push({ event, kind: meaning.kind, meaning, writtenMicros, steadyMicros, order: timeline.length });
  }
}

/** In the Security log itself the steps are known by record order; a 4616 is written by the new clock. */
function securityClock(): SteadyClock {
  let offsetMicros = 0;
  return (event, writtenMicros) => {
    const step = isClockChange(event) ? clockStep(event) : null;
    if (step !== null) offsetMicros += step.toMicros - step.fromMicros;
    return writtenMicros - offsetMicros;
  };
}

/** When each channel was cleared: 1102 is the Security log's own, 104 names the channel. */
function clearedTimes(events: readonly WindowsEvent[]): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const event of events) {
    if (eventMeaningOf(event.channel, event.provider, event.eventId)?.kind !== "logCleared") continue;
    const channel = (dataText(event, "Channel") || event.channel).toLowerCase();
    const micros = timeMicros(event.timeCreated);
    if (micros !== null) addToGroup(times, channel, micros);
  }
  return times;
}
