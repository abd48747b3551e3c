import type { ByteSource } from "@stray/evtx";
import type { WindowsEvent } from "@stray/schemas";
import type { FoundProblem } from "../problem-list.ts";
import type { ZoneOfComputer } from "../time/computer-zones.ts";

/** What a reader is lent while it reads one input. */
export interface ReaderContext {
  /** The input's name, for `origin`. */
  source: string;
  /** Whether an event's data is worth decoding, by its System part. */
  wantsData(eventId: number, channel: string, provider: string): boolean;
  /** For times that are written without a zone. */
  zoneOf: ZoneOfComputer;
  onEvent(event: WindowsEvent): void;
  onProblem(problem: FoundProblem): void;
  isCancelled(): boolean;
}

/**
 * Reads one input front to back and hands over its events. Resolves to the format's name, or null when nothing in the
 * input has it; damage is a problem, never a throw.
 */
export type Reader = (bytes: ByteSource, context: ReaderContext) => Promise<string | null>;
