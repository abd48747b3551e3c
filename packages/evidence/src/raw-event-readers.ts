import type { EventReaders } from "./read-events.ts";
import { readRawEvtx } from "./readers/evtx.ts";
import { readRawJson } from "./readers/raw-json.ts";
import type { InputContext, RawReaderContext } from "./readers/reader.ts";
import { readRawXml } from "./readers/xml-events.ts";

/** Readers that hand over each event whole, as one line of JSON in the form of `evtx_dump -o jsonl`, without its line end. */
export function rawEventReaders(onJson: (json: string) => void): EventReaders {
  const contextOf = (input: InputContext): RawReaderContext => ({
    ...input,
    onRawEvent(json, timeCreated) {
      input.onRecord(timeCreated);
      onJson(json);
    },
  });
  return {
    readers: {
      evtx: (bytes, input) => readRawEvtx(bytes, contextOf(input)),
      json: (bytes, input) => readRawJson(bytes, contextOf(input)),
      xml: (bytes, input) => readRawXml(bytes, contextOf(input)),
    },
  };
}
