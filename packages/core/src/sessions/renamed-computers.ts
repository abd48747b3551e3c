import type { WindowsEvent } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import type { RecordRange } from "../events/coverage-tally.ts";
import { eventKindOf } from "../events/event-kind.ts";
import { groupBy } from "./group-by.ts";

const securityChannel = "security";

/**
 * Rule R7: names whose record ids continue, without a gap or an overlap and forward in time, in one channel of one input
 * are one computer that was renamed. Gives each former name the last one; names are as compared.
 */
export function renamedComputers(
  ranges: readonly RecordRange[],
  events: readonly WindowsEvent[],
): ReadonlyMap<string, string> {
  const logs = groupBy(ranges, ({ source, channel }) => JSON.stringify([source, channel])).values();
  const successions = [...logs].map(successionOf).filter((pairs) => pairs.length > 0 && pairs.every(continues));
  if (successions.length === 0) return new Map();
  const isBooted = bootedNames(events);
  const nextNames = new Map<string, string>();
  for (const pairs of successions.filter((each) => each.every(({ next }) => isBooted(next)))) {
    for (const { former, next } of pairs) nextNames.set(former.computer, next.computer);
  }
  return new Map([...nextNames.keys()].map((name) => [name, lastName(name, nextNames)]));
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

function continues({ former, next }: Succession): boolean {
  const isForward = former.lastTime === null || next.firstTime === null || former.lastTime <= next.firstTime;
  return next.first === former.last + 1 && isForward;
}

/** A new name holds from a start of Windows on, so in a Security log the first kept event under it tells of one. */
function bootedNames(events: readonly WindowsEvent[]): (range: RecordRange) => boolean {
  const firstEvents = new Map<string, WindowsEvent>();
  for (const event of events) {
    if (event.channel.toLowerCase() !== securityChannel || event.eventRecordId === null) continue;
    const key = JSON.stringify([event.origin.source, computerKey(event.computer)]);
    const first = firstEvents.get(key);
    if (first === undefined || event.eventRecordId < (first.eventRecordId ?? 0)) firstEvents.set(key, event);
  }
  return ({ source, channel, computer }) => {
    const first = firstEvents.get(JSON.stringify([source, computer]));
    if (channel !== securityChannel || first === undefined) return true;
    return eventKindOf(first.channel, first.provider, first.eventId) === "boot";
  };
}

/** Follows the renamings to their end; where logs contradict each other (a circle), nothing was renamed. */
function lastName(name: string, nextNames: ReadonlyMap<string, string>): string {
  const seen = new Set([name]);
  let current = name;
  for (let next = nextNames.get(current); next !== undefined; next = nextNames.get(current)) {
    if (seen.has(next)) return name;
    seen.add(next);
    current = next;
  }
  return current;
}
