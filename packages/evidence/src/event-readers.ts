import type { EventRuns } from "@stray/core";
import { type Crc32, EvtxReader } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { EventReaders } from "./read-events.ts";
import { readCsvEvents } from "./readers/csv-events.ts";
import { readEvtxEvents } from "./readers/evtx.ts";
import { readJsonEvents } from "./readers/json-events.ts";
import type { InputContext, ReaderContext } from "./readers/reader.ts";
import { readXmlEvents } from "./readers/xml-events.ts";
import { zonesOfComputers } from "./time/computer-zones.ts";
import { createHeldEvents } from "./time/held-events.ts";
import { createReportedZones, withZone } from "./time/zoneless-events.ts";

export interface EventReading {
  timezone: readonly string[];
  wantsData: ReaderContext["wantsData"];
  crc32?: Crc32 | undefined;
  onEvent(event: WindowsEvent): void;
  spill?: EventRuns | undefined;
}

/** Readers that normalize every event, whatever format it comes in. */
export function eventReaders({ timezone, wantsData, crc32, onEvent, spill }: EventReading): EventReaders {
  const zoneOf = zonesOfComputers(timezone);
  const zones = createReportedZones();
  /** One for all logs: many are small, and their texts and templates much the same. */
  const evtx = new EvtxReader({ crc32 });
  const held = createHeldEvents(spill);
  const handOver = (event: WindowsEvent, input: InputContext) => {
    input.onRecord(event.timeCreated);
    onEvent(event);
  };
  const contextOf = (input: InputContext): ReaderContext => ({
    ...input,
    wantsData,
    zoneOf,
    onEvent(event) {
      zones.note(event);
      handOver(event, input);
    },
    onZonelessEvent(event, writtenTime, place) {
      zones.note(event, writtenTime);
      held.add({ event, writtenTime, place }, input);
    },
  });
  return {
    readers: {
      evtx: (bytes, input) => readEvtxEvents(evtx, bytes, contextOf(input)),
      json: (bytes, input) => readJsonEvents(bytes, contextOf(input)),
      xml: (bytes, input) => readXmlEvents(bytes, contextOf(input)),
      text: (bytes, input) => readCsvEvents(bytes, contextOf(input)),
    },
    onAllRead() {
      for (const { zoneless, input } of held.release()) {
        const { event, problem } = withZone(zoneless, zones);
        input.onProblem(problem);
        handOver(event, input);
      }
    },
  };
}
