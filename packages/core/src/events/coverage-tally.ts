import type { Coverage, WindowsEvent } from "@stray/schemas";
import { compareTimestamps } from "../time/compare-timestamps.ts";
import { computerKey, fullerName } from "./computer-name.ts";
import { createRecordIdRuns, type RecordIdRuns } from "./record-id-runs.ts";
import { sortedByKey } from "./sorted-by-key.ts";

/** The record ids that one name of a computer has in one channel of one input (rule R7 looks for a renaming). */
export interface RecordRange {
  source: string;
  channel: string;
  /** As compared: folded, without the domain. */
  computer: string;
  first: number;
  last: number;
  /** The written times of those two records. */
  firstTime: string | null;
  lastTime: string | null;
}

/** Tallies every event, kept or not: what each computer's channels span. */
export interface CoverageTally {
  add(event: WindowsEvent): void;
  coverage(): Coverage[];
  recordRanges(): RecordRange[];
}

interface ChannelTally {
  computer: string;
  channel: string;
  records: number;
  first: string | null;
  last: string | null;
  runs: RecordIdRuns;
  ranges: Map<string, RecordRange>;
}

const shownGaps = 10;

export function createCoverageTally(): CoverageTally {
  const computers = new Map<string, { name: string; channels: Map<string, ChannelTally> }>();

  function add(event: WindowsEvent): void {
    const key = computerKey(event.computer);
    const computer = computers.get(key) ?? { name: event.computer, channels: new Map<string, ChannelTally>() };
    computers.set(key, computer);
    computer.name = fullerName(computer.name, event.computer);
    const channelKey = event.channel.toLowerCase();
    const tally = computer.channels.get(channelKey) ?? emptyTally(key, event.channel);
    computer.channels.set(channelKey, tally);
    addToChannel(tally, event);
  }

  function* tallies(): Generator<{ name: string; tally: ChannelTally }> {
    for (const [, { name, channels }] of sortedByKey(computers)) {
      for (const [, tally] of sortedByKey(channels)) yield { name, tally };
    }
  }

  return {
    add,
    coverage: () => Array.from(tallies(), ({ name, tally }) => channelCoverage(name, tally)),
    recordRanges: () => Array.from(tallies(), ({ tally }) => [...tally.ranges.values()]).flat(),
  };
}

function emptyTally(computer: string, channel: string): ChannelTally {
  const runs = createRecordIdRuns();
  return { computer, channel, records: 0, first: null, last: null, runs, ranges: new Map() };
}

function addToChannel(tally: ChannelTally, event: WindowsEvent): void {
  tally.records += 1;
  if (event.channel < tally.channel) tally.channel = event.channel;
  const time = event.timeCreated;
  if (time !== null && (tally.first === null || compareTimestamps(time, tally.first) < 0)) tally.first = time;
  if (time !== null && (tally.last === null || compareTimestamps(time, tally.last) > 0)) tally.last = time;
  if (event.eventRecordId !== null) addRecordId(tally, event, event.eventRecordId);
}

function addRecordId({ runs, ranges, computer, channel }: ChannelTally, event: WindowsEvent, recordId: number): void {
  runs.add(recordId);
  const { timeCreated } = event;
  const { source } = event.origin;
  const range = ranges.get(source);
  if (range === undefined) {
    const ends = { first: recordId, last: recordId, firstTime: timeCreated, lastTime: timeCreated };
    ranges.set(source, { source, channel: channel.toLowerCase(), computer, ...ends });
  } else if (recordId < range.first) {
    range.first = recordId;
    range.firstTime = timeCreated;
  } else if (recordId > range.last) {
    range.last = recordId;
    range.lastTime = timeCreated;
  }
}

function channelCoverage(computer: string, { channel, records, first, last, runs }: ChannelTally): Coverage {
  const gaps = runs.gaps();
  const largest = gaps.toSorted((a, b) => b.missing - a.missing || a.after - b.after).slice(0, shownGaps);
  return {
    computer,
    channel,
    records,
    first,
    last,
    gaps: largest.sort((a, b) => a.after - b.after),
    gapCount: gaps.length,
  };
}
