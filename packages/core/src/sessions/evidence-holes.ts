import type { Coverage, EvidenceHole } from "@stray/schemas";
import { dataText } from "../events/event-data.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { firstAfter, firstAtLeast } from "./sorted-search.ts";
import { minuteMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A session as far as holes matter: from when until when it is known, in steady time, and whether by a log's records. */
interface KnownStretch {
  startMicros: number;
  endMicros: number;
  hasRecordsOf: (channel: string) => boolean;
}

/** The kinds of hole that a session spans, in a fixed order. */
export type HolesWithin = (session: KnownStretch) => EvidenceHole[];

/** Between two records of a log, in steady time, others may be missing. */
interface Hole {
  fromMicros: number;
  toMicros: number;
}

type SpanTest = (session: KnownStretch) => boolean;

const securityChannel = "Security";
/** The logs that sessions are made of; a hole in another hides actions, but joins nothing wrongly. */
const sessionChannels = [securityChannel, "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"];
/** A computer that runs writes logons every day; only one that sleeps longer than a weekend is silent for so long. */
const silenceMicros = 72 * 60 * minuteMicros;

/**
 * Rule R21: the holes in a computer's Security and Remote Desktop logs: where one was cleared, where its record ids jump
 * (the gaps that its coverage lists), and where the Security log says nothing for over three days. A session spans a hole
 * when it has records of that log and is known before the hole and after it.
 */
export function holesWithin(timeline: ComputerTimeline, coverage: readonly Coverage[]): HolesWithin {
  const tests = new Map<EvidenceHole, SpanTest[]>([
    ["logCleared", []],
    ["recordIdJump", []],
    ["silence", []],
  ]);
  for (const channel of sessionChannels) {
    const log = timeline.events.filter(({ meaning }) => meaning.channel === channel);
    if (log.length === 0) continue;
    const gaps = coverage.filter((line) => isSameName(line.channel, channel)).flatMap((line) => line.gaps);
    tests.get("logCleared")?.push(spanTest(channel, clearings(timeline, channel)));
    tests.get("recordIdJump")?.push(spanTest(channel, jumps(log, gaps)));
    if (channel === securityChannel) tests.get("silence")?.push(spanTest(channel, silences(log)));
  }
  return (session) => [...tests].filter(([, each]) => each.some((test) => test(session))).map(([kind]) => kind);
}

/** Whether a stretch holds a whole hole: of those that start within it, the one that ends first decides. */
function spanTest(channel: string, holes: readonly Hole[]): SpanTest {
  const sorted = holes.toSorted((a, b) => a.fromMicros - b.fromMicros);
  const starts = sorted.map(({ fromMicros }) => fromMicros);
  let earliestEnd = Number.POSITIVE_INFINITY;
  const earliestEnds = sorted
    .toReversed()
    .map(({ toMicros }) => {
      earliestEnd = Math.min(earliestEnd, toMicros);
      return earliestEnd;
    })
    .reverse();
  return ({ startMicros, endMicros, hasRecordsOf }) => {
    const earliest = earliestEnds[firstAtLeast(starts, startMicros)];
    return earliest !== undefined && earliest <= endMicros && hasRecordsOf(channel);
  };
}

/** 1102 is the Security log's own; 104 names the channel. */
function clearings(timeline: ComputerTimeline, channel: string): Hole[] {
  return timeline.ofKinds("logCleared").flatMap(({ event, steadyMicros }) => {
    const cleared = dataText(event, "Channel") || event.channel;
    return isSameName(cleared, channel) ? [{ fromMicros: steadyMicros, toMicros: steadyMicros }] : [];
  });
}

/** Each gap lies between the nearest kept records on its two sides; ids that began anew there tell of no time. */
function jumps(log: readonly TimelineEvent[], gaps: Coverage["gaps"]): Hole[] {
  const numbered = log.filter(({ event }) => event.eventRecordId !== null).toSorted((a, b) => idOf(a) - idOf(b));
  const ids = numbered.map(idOf);
  return gaps.flatMap(({ after, before }) => {
    const from = numbered[firstAfter(ids, after) - 1];
    const to = numbered[firstAtLeast(ids, before)];
    if (from === undefined || to === undefined || from.steadyMicros > to.steadyMicros) return [];
    return [{ fromMicros: from.steadyMicros, toMicros: to.steadyMicros }];
  });
}

function silences(log: readonly TimelineEvent[]): Hole[] {
  return log.slice(1).flatMap(({ steadyMicros: toMicros }, place) => {
    const fromMicros = log[place]!.steadyMicros;
    return toMicros - fromMicros > silenceMicros ? [{ fromMicros, toMicros }] : [];
  });
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function idOf({ event }: TimelineEvent): number {
  return event.eventRecordId ?? 0;
}
