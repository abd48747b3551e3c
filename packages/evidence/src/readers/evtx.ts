import { type ByteSource, EvtxError, type EvtxProblem, type EvtxReader, type RecordView } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { RawReaderContext, ReaderContext } from "./reader.ts";

/** Reads a Windows event log as Windows writes it; `reader` may have read other logs before. */
export async function readEvtxEvents(
  reader: EvtxReader,
  bytes: ByteSource,
  context: ReaderContext,
): Promise<"evtx" | null> {
  return await readLog(reader, bytes, context, (record) => context.onEvent(eventOf(record, context)));
}

/** Reads a Windows event log and hands over its events whole. */
export async function readRawEvtx(
  reader: EvtxReader,
  bytes: ByteSource,
  context: RawReaderContext,
): Promise<"evtx" | null> {
  return await readLog(reader, bytes, context, (record) => {
    if (record.appendJson(context.lines)) context.onRawEvent(record.timeCreated);
    else if (record.inferred) context.onProblem({ ...notWhole, offset: record.offset });
    // Any other that has no JSON is damaged, and a problem told so.
  });
}

const notWhole = {
  code: "notWholeEvent",
  level: "lost",
  text: "This event's template is lost, so it cannot be given whole; its fields can be read as a normalized event.",
} as const;

async function readLog(
  reader: EvtxReader,
  bytes: ByteSource,
  { onProblem, isCancelled }: Pick<ReaderContext, "onProblem" | "isCancelled">,
  onRecord: (record: RecordView) => void,
): Promise<"evtx" | null> {
  try {
    const tellProblem = (problem: EvtxProblem) => onProblem(foundProblemOf(problem));
    await reader.read(bytes, { onRecord, onProblem: tellProblem, isCancelled });
    return "evtx";
  } catch (error) {
    if (!(error instanceof EvtxError)) throw error;
    // Whoever cancelled is told so by the caller, in the same words for every format.
    if (error.code === "cancelled") return null;
    // The input has an event log's signature, so even one met on a walk is a loss.
    const text = `This begins like a Windows event log but is none that can be read (${error.message}); copy it again.`;
    onProblem({ code: error.code, level: "lost", offset: 0, text });
    return null;
  }
}

/** Texts are decoded as they are read here, each once; data only where it is wanted. */
function eventOf(record: RecordView, { source, wantsData }: ReaderContext): WindowsEvent {
  const { eventId, channel, provider } = record;
  return {
    eventId,
    channel,
    provider,
    computer: record.computer,
    eventRecordId: record.eventRecordId,
    timeCreated: record.timeCreated,
    userSid: record.userSid,
    data: wantsData(eventId, channel, provider) ? record.data : {},
    origin: { source, offset: record.offset },
  };
}

function foundProblemOf({ code, level, offset, bytesLost, text }: EvtxProblem): FoundProblem {
  return { code, level, offset, bytesLost, text: sentence(text) };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
