import type { Computer, LogonSession } from "@stray/schemas";
import type { EventStore } from "../events/event-store.ts";

export interface Reconstruction {
  /** All sessions of all accounts, in time order (unknown last), then by key. */
  sessions: LogonSession[];
  computers: Computer[];
}

/** Rebuilds logon sessions by the rules of docs/sessions.md; the same whatever the order of files and records. */
export function reconstructSessions(_store: EventStore, _options: { timezone: readonly string[] }): Reconstruction {
  throw new Error("not built yet");
}
