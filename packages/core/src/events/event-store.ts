import type { Coverage, WindowsEvent } from "@stray/schemas";

/** Gathers events in any order: tallies all of them, keeps those with a kind, drops duplicates. */
export interface EventStore {
  /** Counts the event and keeps it when its (channel, provider, id) has a kind. */
  add(event: WindowsEvent): void;
  /** Kept events, duplicates dropped, in an order that depends on the events alone. */
  events(): readonly WindowsEvent[];
  coverage(): Coverage[];
  duplicateEvents(): number;
}

export function createEventStore(): EventStore {
  throw new Error("not built yet");
}
