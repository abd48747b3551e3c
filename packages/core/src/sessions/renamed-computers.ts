import type { WindowsEvent } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import type { RecordRange } from "../events/coverage-tally.ts";
import { unnamedData } from "../events/event-data.ts";
import { eventKindOf } from "../events/event-kind.ts";
import type { EventStore } from "../events/event-store.ts";
import { groupBy } from "../group-by.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";

const securityChannel = "security";

/**
 * Rule R7: names whose record ids continue, without a gap or an overlap, in one channel of one input are one computer that
 * was renamed, if System 6011 says so or all goes forward in time and from a start of Windows on. Gives each former name
 * the last one; names are as compared.
 */
export function renamedComputers(store: EventStore): ReadonlyMap<string, string> {
  const logs = groupBy(store.recordRanges(), ({ source, channel }) => JSON.stringify([source, channel])).values();
  const successions = [...logs].map(successionOf).filter((pairs) => pairs.length > 0 && pairs.every(isContinued));
  if (successions.length === 0) return new Map();
  const isTold = toldRenamings(store.renamings());
  const isBooted = bootedNames(successions.flat(), store);
  const isRenaming = (pair: Succession) => isTold(pair) || (isForward(pair) && isBooted(pair.next));
  const nextNames = new Map<string, string>();
  for (const { former, next } of successions.filter((pairs) => pairs.every(isRenaming)).flat()) {
    nextNames.set(former.computer, next.computer);
  }
  return lastNames(nextNames);
}

interface Succession {
  former: RecordRange;
  next: RecordRange;
}

/** The names of one log, each with the one that follows it by record id. */
function successionOf(log: readonly RecordRange[]): Succession[] {
  const inOrder = log.toSorted((a, b) => a.first - b.first || a.last - b.last);
  return inOrder.slice(1).map((next, place) => ({ former: inOrder[place]!, next }));
}

function isContinued({ former, next }: Succession): boolean {
  return next.first === former.last + 1;
}

function isForward({ former, next }: Succession): boolean {
  return former.lastTime === null || next.firstTime === null || compareTimestamps(former.lastTime, next.firstTime) <= 0;
}

/** 6011 gives the former name and the new one. */
function toldRenamings(renamings: readonly WindowsEvent[]): (pair: Succession) => boolean {
  const told = new Set<string>();
  for (const event of renamings) {
    const [former, next] = unnamedData(event);
    if (former && next) told.add(JSON.stringify([computerKey(former), computerKey(next)]));
  }
  return ({ former, next }) => told.has(JSON.stringify([former.computer, next.computer]));
}

/** A new name holds from a start of Windows on, so in a Security log the first kept event under it tells of one. */
function bootedNames(pairs: readonly Succession[], store: EventStore): (range: RecordRange) => boolean {
  const firstEvents = new Map<string, WindowsEvent>();
  for (const computer of new Set(pairs.map(({ next }) => next.computer))) {
    for (const event of store.eventsOf(computer)) {
      if (event.channel.toLowerCase() !== securityChannel || event.eventRecordId === null) continue;
      const key = JSON.stringify([event.origin.source, computer]);
      const first = firstEvents.get(key);
      if (first === undefined || event.eventRecordId < (first.eventRecordId ?? 0)) firstEvents.set(key, event);
    }
  }
  return ({ source, channel, computer }) => {
    const first = firstEvents.get(JSON.stringify([source, computer]));
    if (channel !== securityChannel || first === undefined) return true;
    return eventKindOf(first.channel, first.provider, first.eventId) === "boot";
  };
}

/** Follows the renamings to their end, each once; where logs contradict each other (a circle), nothing was renamed. */
function lastNames(nextNames: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ends = new Map<string, string | null>();
  for (const name of nextNames.keys()) {
    const path = new Set<string>();
    let current = name;
    while (!ends.has(current) && !path.has(current) && nextNames.has(current)) {
      path.add(current);
      current = nextNames.get(current)!;
    }
    const known = ends.get(current);
    const end = path.has(current) || known === null ? null : (known ?? current);
    for (const each of path) ends.set(each, end);
  }
  return new Map(Array.from(ends, ([name, end]) => [name, end ?? name]));
}
