import { type Crc32, EvtxReader, JsonBytes } from "@stray/evtx";
import type { EventReaders } from "./read-events.ts";
import { readRawEvtx } from "./readers/evtx.ts";
import { readRawJson } from "./readers/raw-json.ts";
import type { InputContext, RawReaderContext } from "./readers/reader.ts";
import { readRawXml } from "./readers/xml-events.ts";

const newline = 0x0a;
/** A write of lines is worth its while from here on. */
const fullLinesBytes = 65_536;

export interface RawReading {
  crc32?: Crc32 | undefined;
  /** Takes whole lines, as UTF-8; the bytes are lent for the call. */
  onLines(lines: Uint8Array): void;
}

/** Readers that hand over each event whole, as one line of JSON in the form of `evtx_dump -o jsonl`. */
export function rawEventReaders({ crc32, onLines }: RawReading): EventReaders {
  const evtx = new EvtxReader({ crc32 });
  const lines = new JsonBytes();
  const flush = () => {
    if (lines.length > 0) onLines(lines.bytes.subarray(0, lines.length));
    lines.length = 0;
  };
  const contextOf = (input: InputContext): RawReaderContext => ({
    ...input,
    lines,
    onRawEvent(timeCreated) {
      lines.byte(newline);
      if (lines.length >= fullLinesBytes) flush();
      input.onRecord(timeCreated);
    },
  });
  return {
    readers: {
      evtx: (bytes, input) => readRawEvtx(evtx, bytes, contextOf(input)),
      json: (bytes, input) => readRawJson(bytes, contextOf(input)),
      xml: (bytes, input) => readRawXml(bytes, contextOf(input)),
    },
    onAllRead: flush,
  };
}
