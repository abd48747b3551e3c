import type { EventRuns } from "../../src/events/event-runs.ts";

/** A spill whose content can be looked at. */
export function spillInMemory(): EventRuns & { bytes(): number[] } {
  let all = new Uint8Array(0);
  return {
    append(run) {
      const start = all.length;
      all = Uint8Array.from([...all, ...run]);
      return start;
    },
    read: (position, lengthBytes) => all.slice(position, position + lengthBytes),
    bytes: () => [...all],
  };
}
