import type { EventSpecInput } from "../event-spec.ts";

/** Events in, a valid .evtx file out. */
export function writeEvtx(_events: readonly EventSpecInput[]): Uint8Array {
  throw new Error("not written yet");
}
