import { type ByteSource, type EvtxProblem, type EvtxRecord, readEvtx } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { ReaderContext } from "./reader.ts";

/** Reads a Windows event log as Windows writes it. */
export async function readEvtxEvents(bytes: ByteSource, context: ReaderContext): Promise<"evtx" | null> {
  const { source, onEvent, onProblem, wantsData, isCancelled } = context;
  await readEvtx(bytes, {
    onRecord: (record) => onEvent(eventOf(record, source)),
    onProblem: (problem) => onProblem(foundProblemOf(problem)),
    wantsData,
    isCancelled,
  });
  return "evtx";
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
  return { code, level, offset, bytesLost, text };
}
