import type { WindowsEvent } from "@stray/schemas";
import { addToGroup } from "../group-by.ts";
import type { EventRuns } from "./event-runs.ts";
import { EventPacker, type NotedEvent, unpackEvents } from "./packed-events.ts";
import { sortedByKey } from "./sorted-by-key.ts";

/** Packed events in many logs (one a computer), each read back by itself. */
export interface PackedLogs {
  /** Of the event's data the fields held are kept; all if none are named. */
  add(log: string, event: WindowsEvent, note: number, held?: ReadonlySet<string>): void;
  /** In the order in which they were added, made anew at each call. */
  eventsOf(log: string): Iterable<NotedEvent>;
  logs(): string[];
}

/** Where a run holds events of one log. */
interface Stretch {
  position: number;
  lengthBytes: number;
}

/**
 * What is being packed, with its table of texts, may take so much: enough that a table serves thousands of events when
 * hundreds of computers come mingled, and little beside the rest of the program.
 */
const openBytesLimit = 24 << 20;
/** A packer's own objects. */
const packerBytes = 1500;

/** Fills one packer a log; when all together reach their limit, they become one run, log after log. */
export function createPackedLogs(runs: EventRuns, limitBytes: number = openBytesLimit): PackedLogs {
  const stretches = new Map<string, Stretch[]>();
  let open = new Map<string, EventPacker>();
  let openBytes = 0;

  function packerOf(log: string): EventPacker {
    const known = open.get(log);
    if (known !== undefined) return known;
    const packer = new EventPacker();
    open.set(log, packer);
    openBytes += packerBytes + packer.heldBytes;
    return packer;
  }

  function closeRun(): void {
    if (open.size === 0) return;
    const packed = sortedByKey(open).map(([log, packer]) => ({ log, bytes: packer.finish() }));
    open = new Map();
    openBytes = 0;
    let position = runs.append(joined(packed.map(({ bytes }) => bytes)));
    for (const { log, bytes } of packed) {
      addToGroup(stretches, log, { position, lengthBytes: bytes.length });
      position += bytes.length;
    }
  }

  return {
    add(log, event, note, held) {
      const packer = packerOf(log);
      const before = packer.heldBytes;
      packer.append(event, note, held);
      openBytes += packer.heldBytes - before;
      if (openBytes >= limitBytes) closeRun();
    },
    *eventsOf(log) {
      closeRun();
      for (const { position, lengthBytes } of stretches.get(log) ?? [])
        yield* unpackEvents(runs.read(position, lengthBytes));
    },
    logs() {
      closeRun();
      return [...stretches.keys()].sort();
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
