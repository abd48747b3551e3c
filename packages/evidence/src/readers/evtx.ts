import { type ByteSource, EvtxError, type EvtxProblem, type EvtxRecord, readEvtx } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { ReaderContext } from "./reader.ts";

/** Reads a Windows event log as Windows writes it. */
export async function readEvtxEvents(bytes: ByteSource, context: ReaderContext): Promise<"evtx" | null> {
  const { source, onEvent, onProblem, wantsData, isCancelled } = context;
  try {
    await readEvtx(bytes, {
      onRecord: (record) => onEvent(eventOf(record, source)),
      onProblem: (problem) => onProblem(foundProblemOf(problem)),
      wantsData,
      isCancelled,
    });
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
