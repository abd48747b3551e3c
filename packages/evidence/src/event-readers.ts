import type { WindowsEvent } from "@stray/schemas";
import type { FormatReaders } from "./read-events.ts";
import { readEvtxEvents } from "./readers/evtx.ts";
import { readJsonEvents } from "./readers/json-events.ts";
import type { InputContext, ReaderContext } from "./readers/reader.ts";
import { zonesOfComputers } from "./time/computer-zones.ts";

export interface EventReading {
  timezone: readonly string[];
  wantsData: ReaderContext["wantsData"];
  onEvent(event: WindowsEvent): void;
}

/** Readers that normalize every event, whatever format it comes in. */
export function eventReaders({ timezone, wantsData, onEvent }: EventReading): FormatReaders {
  const zoneOf = zonesOfComputers(timezone);
  const contextOf = (input: InputContext): ReaderContext => ({
    ...input,
    wantsData,
    zoneOf,
    onEvent(event) {
      input.onRecord(event.timeCreated);
      onEvent(event);
    },
  });
  return {
    evtx: (bytes, input) => readEvtxEvents(bytes, contextOf(input)),
    json: (bytes, input) => readJsonEvents(bytes, contextOf(input)),
  };
}
