import type { EventKind } from "@stray/schemas";

/** What an event means, or null when Stray has no use for it. Channel and provider decide with the id (rule R6). */
export function eventKindOf(_channel: string, _provider: string, _eventId: number): EventKind | null {
  throw new Error("not built yet");
}
