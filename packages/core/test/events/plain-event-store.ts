import type { WindowsEvent } from "@stray/schemas";
import { computerKey } from "../../src/events/computer-name.ts";
import { createCoverageTally } from "../../src/events/coverage-tally.ts";
import { compareEvents, filledFields, withoutDuplicates } from "../../src/events/duplicate-events.ts";
import { eventMeaningOf } from "../../src/events/event-kind.ts";
import type { EventStore } from "../../src/events/event-store.ts";
import { isTelling } from "../../src/events/is-telling.ts";
import { keptFields } from "../../src/events/kept-fields.ts";
import type { NotedEvent } from "../../src/events/packed-events.ts";

/** The store as it would be with all the memory of the world: every event an object, all of them at hand. */
export function createPlainEventStore(): EventStore {
  const tally = createCoverageTally();
  const kept: NotedEvent[] = [];
  const copiesOf = (computer: string) => kept.filter(({ event }) => computerKey(event.computer) === computer);

  function eventsOf(computer: string): WindowsEvent[] {
    const copies = copiesOf(computer);
    const channels = [...new Set(copies.map(({ event }) => event.channel.toLowerCase()))].sort();
    return channels.flatMap((channel) => {
      const log = copies.filter(({ event }) => event.channel.toLowerCase() === channel);
      return withoutDuplicates(log.sort(compareEvents));
    });
  }

  return {
    add(event) {
      tally.add(event);
      const meaning = eventMeaningOf(event.channel, event.provider, event.eventId);
      if (meaning === null || !isTelling(meaning.kind, event)) return;
      const { held, counted } = keptFields(meaning);
      const data = Object.fromEntries(Object.entries(event.data).filter(([field]) => held.has(field)));
      kept.push({ event: { ...event, data }, note: filledFields(event, counted) });
    },
    eventsOf,
    renamings: () => kept.flatMap(({ event }) => (event.eventId === 6011 ? [event] : [])),
    coverage: tally.coverage,
    recordRanges: tally.recordRanges,
    duplicateEvents() {
      const computers = [...new Set(kept.map(({ event }) => computerKey(event.computer)))];
      return computers.reduce((sum, each) => sum + copiesOf(each).length - eventsOf(each).length, 0);
    },
  };
}
