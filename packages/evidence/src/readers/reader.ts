import type { JsonBytes } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { ZoneOfComputer } from "../time/computer-zones.ts";

/** What every reader is lent while it reads one input. */
export interface InputContext {
  /** The input's name, for `origin`. */
  source: string;
  /** Called for each event handed over, with its time, for the input's summary. */
  onRecord(timeCreated: string | null): void;
  onProblem(problem: FoundProblem): void;
  isCancelled(): boolean;
}

/**
 * What a reader of normalized events is lent. Such a reader goes through one input front to back and resolves to the
 * format's name, or null when nothing in the input has it; damage is a problem, never a throw.
 */
export interface ReaderContext extends Omit<InputContext, "onRecord"> {
  /** Whether an event's data is worth decoding, by its System part. */
  wantsData(eventId: number, channel: string, provider: string): boolean;
  /** For times that are written without a zone; null: the user does not tell it. */
  zoneOf: ZoneOfComputer;
  onEvent(event: WindowsEvent): void;
  /** An event whose time is written without a zone that is known by now; it goes to `onEvent` once all is read. */
  onZonelessEvent(event: WindowsEvent, writtenTime: string, place: { offset: number | null; line: number }): void;
}

/** What a reader of whole events is lent; otherwise as above. */
export interface RawReaderContext extends Omit<InputContext, "onRecord"> {
  /** Where the reader appends an event in the form of `evtx_dump -o jsonl`, JSON without line breaks, before it tells so. */
  lines: JsonBytes;
  onRawEvent(timeCreated: string | null): void;
}
