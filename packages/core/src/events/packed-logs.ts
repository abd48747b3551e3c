import type { WindowsEvent } from "@stray/schemas";
import type { EventRuns } from "./event-runs.ts";
import { EventPacker, type NotedEvent, unpackEvents } from "./packed-events.ts";
import { sortedByKey } from "./sorted-by-key.ts";

/** Packed events of many computers, each read back by itself. */
export interface PackedLogs {
  add(computer: string, event: WindowsEvent, note: number, held: ReadonlySet<string>): void;
  /** In the order in which they were added. */
  eventsOf(computer: string): NotedEvent[];
  computers(): string[];
}

/** Where a run holds events of one computer. */
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

/** Fills one packer a computer; when all together reach their limit, they become one run, computer after computer. */
export function createPackedLogs(runs: EventRuns, limitBytes: number = openBytesLimit): PackedLogs {
  const stretches = new Map<string, Stretch[]>();
  let open = new Map<string, EventPacker>();
  let openBytes = 0;

  function packerOf(computer: string): EventPacker {
    const known = open.get(computer);
    if (known !== undefined) return known;
    const packer = new EventPacker();
    open.set(computer, packer);
    openBytes += packerBytes + packer.heldBytes;
    return packer;
  }

  function closeRun(): void {
    if (open.size === 0) return;
    const packed = sortedByKey(open).map(([computer, packer]) => ({ computer, bytes: packer.finish() }));
    open = new Map();
    openBytes = 0;
    let position = runs.append(joined(packed.map(({ bytes }) => bytes)));
    for (const { computer, bytes } of packed) {
      const known = stretches.get(computer);
      const stretch = { position, lengthBytes: bytes.length };
      if (known === undefined) stretches.set(computer, [stretch]);
      else known.push(stretch);
      position += bytes.length;
    }
  }

  return {
    add(computer, event, note, held) {
      const packer = packerOf(computer);
      const before = packer.heldBytes;
      packer.append(event, note, held);
      openBytes += packer.heldBytes - before;
      if (openBytes >= limitBytes) closeRun();
    },
    eventsOf(computer) {
      closeRun();
      const read = ({ position, lengthBytes }: Stretch) => unpackEvents(runs.read(position, lengthBytes));
      return (stretches.get(computer) ?? []).flatMap(read);
    },
    computers() {
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
