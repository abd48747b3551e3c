import type { ByteSource } from "./byte-source.ts";
import type { EvtxProblem } from "./evtx-problem.ts";
import { EvtxReader, type EvtxReaderOptions, type RecordSink } from "./evtx-reader.ts";
import type { EvtxRecord } from "./evtx-record.ts";
import { JsonBytes } from "./json-bytes.ts";
import type { RecordView } from "./record-view.ts";

/** Where records and problems go, in the order of the file. */
export interface EvtxSink extends Pick<RecordSink, "wantsRecord" | "isCancelled"> {
  onRecord(record: EvtxRecord): void;
  onProblem(problem: EvtxProblem): void;
  /** Decides by the System part whether `data` is decoded; all records when absent. */
  wantsData?(eventId: number, channel: string, provider: string): boolean;
}

export interface EvtxOptions extends EvtxReaderOptions {
  /** Also give each whole event as JSON. */
  json?: boolean;
}

/**
 * Reads an .evtx file front to back, each record as a plain object that can be kept. Throws EvtxError when it is no event
 * log at all. `EvtxReader` is the faster way, for those who read many logs, or little of each record.
 */
export async function readEvtx(
  source: ByteSource,
  sink: EvtxSink,
  { json = false, ...options }: EvtxOptions = {},
): Promise<void> {
  const out = json ? new JsonBytes() : null;
  await new EvtxReader(options).read(source, {
    onRecord: (view) => sink.onRecord(recordOf(view, sink, out)),
    onProblem: (problem) => sink.onProblem(problem),
    ...(sink.wantsRecord && { wantsRecord: sink.wantsRecord.bind(sink) }),
    ...(sink.isCancelled && { isCancelled: sink.isCancelled.bind(sink) }),
  });
}

function recordOf(view: RecordView, sink: EvtxSink, out: JsonBytes | null): EvtxRecord {
  const { offset, headerRecordId, eventId, provider, channel, computer } = view;
  const { eventRecordId, timeCreated, userSid, recovered, inferred } = view;
  const data = sink.wantsData?.(eventId, channel, provider) === false ? {} : view.data;
  const system = { offset, headerRecordId, eventId, provider, channel, computer, eventRecordId, timeCreated, userSid };
  const record: EvtxRecord = { ...system, data, recovered, inferred };
  if (out) {
    out.length = 0;
    if (view.appendJson(out)) record.json = out.toText();
  }
  return record;
}
