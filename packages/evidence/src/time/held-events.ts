import { createEventRuns, createPackedLogs, type EventRuns } from "@stray/core";
import type { WindowsEvent } from "@stray/schemas";
import type { InputContext } from "../readers/reader.ts";
import type { ZonelessEvent } from "./zoneless-events.ts";

/** Events whose zone an input still to come may tell, packed: a whole export may be of such. */
export interface HeldEvents {
  add(zoneless: ZonelessEvent, input: InputContext): void;
  /** All of them, in the order in which they were added, each with its input; then none is held. */
  release(): Iterable<{ zoneless: ZonelessEvent; input: InputContext }>;
}

/** `spill`: takes those that memory is not to hold. */
export function createHeldEvents(spill?: EventRuns): HeldEvents {
  const logs = createPackedLogs(createEventRuns(spill));
  const inputs: InputContext[] = [];
  return {
    add({ event, writtenTime, place }, input) {
      if (inputs.at(-1) !== input) inputs.push(input);
      // The offset of the place is the event's own; what is noted with the event is the line.
      logs.add(String(inputs.length - 1), { ...event, timeCreated: writtenTime }, place.line);
    },
    *release() {
      for (const [index, input] of inputs.splice(0).entries()) {
        for (const { event, note } of logs.eventsOf(String(index)))
          yield { zoneless: zonelessEvent(event, note), input };
      }
    },
  };
}

function zonelessEvent(event: WindowsEvent, line: number): ZonelessEvent {
  const { timeCreated, origin } = event;
  const place = { offset: origin.offset ?? null, line };
  return { event: { ...event, timeCreated: null }, writtenTime: timeCreated ?? "", place };
}
