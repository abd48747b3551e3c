import { type ByteSource, EvtxError, type EvtxProblem, type EvtxRecord, readEvtx } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { RawReaderContext, ReaderContext } from "./reader.ts";

/** Reads a Windows event log as Windows writes it. */
export async function readEvtxEvents(bytes: ByteSource, context: ReaderContext): Promise<"evtx" | null> {
  const { source, onEvent, wantsData } = context;
  return await readLog(bytes, context, { wantsData, onRecord: (record) => onEvent(eventOf(record, source)) });
}

/** Reads a Windows event log and hands over its events whole. */
export async function readRawEvtx(bytes: ByteSource, context: RawReaderContext): Promise<"evtx" | null> {
  return await readLog(bytes, context, {
    json: true,
    onRecord({ json, timeCreated, inferred, offset }) {
      if (json !== undefined) context.onRawEvent(json, timeCreated);
      else if (inferred) context.onProblem({ ...notWhole, offset });
      // Any other that has no JSON is damaged, and a problem told so.
    },
  });
}

const notWhole = {
  code: "notWholeEvent",
  level: "lost",
  text: "This event's template is lost, so it cannot be given whole; its fields can be read as a normalized event.",
} as const;

interface LogReading {
  onRecord(record: EvtxRecord): void;
  wantsData?: ReaderContext["wantsData"];
  json?: boolean;
}

async function readLog(
  bytes: ByteSource,
  { onProblem, isCancelled }: Pick<ReaderContext, "onProblem" | "isCancelled">,
  { json = false, ...sink }: LogReading,
): Promise<"evtx" | null> {
  try {
    const tellProblem = (problem: EvtxProblem) => onProblem(foundProblemOf(problem));
    await readEvtx(bytes, { ...sink, onProblem: tellProblem, isCancelled }, { json });
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

function eventOf(record: EvtxRecord, source: string): WindowsEvent {
  return {
    eventId: record.eventId,
    channel: record.channel,
    provider: record.provider,
    computer: record.computer,
    eventRecordId: record.eventRecordId,
    timeCreated: record.timeCreated,
    userSid: record.userSid,
    data: record.data,
    origin: { source, offset: record.offset },
  };
}

function foundProblemOf({ code, level, offset, bytesLost, text }: EvtxProblem): FoundProblem {
  return { code, level, offset, bytesLost, text: sentence(text) };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
