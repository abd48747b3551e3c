import { writeEvtx } from "../../src/evtx-writer/write-evtx.ts";
import type { OfficeEvent } from "./office-log.ts";

const fileHeaderBytes = 4096;
const recordSignature = Buffer.from([0x2a, 0x2a, 0, 0]);

/** The log's file, cut in the middle of its `count`-th record. */
export function cutAtRecord(events: readonly OfficeEvent[], count: number): Uint8Array {
  const log = writeEvtx(events);
  return log.slice(0, recordOffset(log, count) + 40);
}

/** The log's file with zeros where its header was. */
export function withoutHeader(events: readonly OfficeEvent[]): Uint8Array {
  return writeEvtx(events).fill(0, 0, fileHeaderBytes);
}

/** The log's file with the inside of its `count`-th record overwritten. */
export function withDamagedRecord(events: readonly OfficeEvent[], count: number): Uint8Array {
  const log = writeEvtx(events);
  const offset = recordOffset(log, count);
  return log.fill(0xff, offset + 24, offset + 64);
}

function recordOffset(log: Uint8Array, count: number): number {
  let offset = fileHeaderBytes + 512;
  for (let n = 1; n < count; n++) offset = Buffer.from(log).indexOf(recordSignature, offset + 4);
  return offset;
}
