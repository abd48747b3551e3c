import type { Coverage, WindowsEvent } from "@stray/schemas";
import { computerKey } from "./computer-name.ts";
import { createCoverageTally, type RecordRange } from "./coverage-tally.ts";
import { compareEvents, withoutDuplicates } from "./duplicate-events.ts";
import { eventMeaningOf } from "./event-kind.ts";
import { isTelling } from "./is-telling.ts";
import { leanEvent } from "./lean-event.ts";
import { sortedByKey } from "./sorted-by-key.ts";

/** Gathers events in any order: tallies all of them, keeps those with a kind, drops duplicates. */
export interface EventStore {
  /** Counts the event and keeps it when its (channel, provider, id) has a kind. */
  add(event: WindowsEvent): void;
  /** Kept events, duplicates dropped, in an order that depends on the events alone. */
  events(): readonly WindowsEvent[];
  coverage(): Coverage[];
  /** Per input, channel and computer name the lowest and highest record id of all events. */
  recordRanges(): RecordRange[];
  duplicateEvents(): number;
}

interface KeptEvents {
  events: readonly WindowsEvent[];
  duplicates: number;
}

export function createEventStore(): EventStore {
  const tally = createCoverageTally();
  const computers = new Map<string, Map<string, WindowsEvent[]>>();
  let kept: KeptEvents | null = null;

  function add(event: WindowsEvent): void {
    tally.add(event);
    const meaning = eventMeaningOf(event.channel, event.provider, event.eventId);
    if (meaning === null || !isTelling(meaning.kind, event)) return;
    kept = null;
    addToLog(computers, leanEvent(event, meaning));
  }

  function keptEvents(): KeptEvents {
    kept ??= inOrder(computers);
    return kept;
  }

  return {
    add,
    events: () => keptEvents().events,
    coverage: tally.coverage,
    recordRanges: tally.recordRanges,
    duplicateEvents: () => keptEvents().duplicates,
  };
}

function addToLog(computers: Map<string, Map<string, WindowsEvent[]>>, event: WindowsEvent): void {
  const computer = computerKey(event.computer);
  const channel = event.channel.toLowerCase();
  const logs = computers.get(computer) ?? new Map<string, WindowsEvent[]>();
  computers.set(computer, logs);
  const log = logs.get(channel);
  if (log === undefined) logs.set(channel, [event]);
  else log.push(event);
}

function inOrder(computers: ReadonlyMap<string, ReadonlyMap<string, readonly WindowsEvent[]>>): KeptEvents {
  const events: WindowsEvent[] = [];
  let added = 0;
  for (const [, logs] of sortedByKey(computers)) {
    for (const [, log] of sortedByKey(logs)) {
      added += log.length;
      for (const event of withoutDuplicates(log.toSorted(compareEvents))) events.push(event);
    }
  }
  return { events, duplicates: added - events.length };
}
