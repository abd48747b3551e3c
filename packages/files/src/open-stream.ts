import type { OpenEvidence } from "@stray/evidence";
import { FilesError, plainReason } from "./errors.ts";

/** How far back a reader of a pipe may jump: the recognition of formats looks at the first MiB twice. */
const windowBytes = 4 << 20;

/** Serves positioned reads from a stream that can be read only once, keeping the last few MiB of it. */
export function openStream(stream: AsyncIterable<Uint8Array>, close: () => void): OpenEvidence {
  const chunks = stream[Symbol.asyncIterator]();
  let kept: Uint8Array[] = [];
  let keptFrom = 0;
  let keptTo = 0;

  async function pull(): Promise<boolean> {
    try {
      const { done, value } = await chunks.next();
      if (done) return false;
      kept.push(value);
      keptTo += value.length;
      return true;
    } catch (cause) {
      throw new FilesError("cannotRead", `Reading stopped here: ${plainReason(cause)}.`, { cause });
    }
  }

  function forget(): void {
    let first = kept[0];
    while (first && keptTo - keptFrom - first.length >= windowBytes) {
      kept = kept.slice(1);
      keptFrom += first.length;
      first = kept[0];
    }
  }

  return {
    async read(target, position) {
      if (position < keptFrom) {
        throw new FilesError("cannotRead", "A pipe cannot be read twice; save it to a file and name that.");
      }
      while (keptTo < position + target.length && (await pull()));
      const filled = copyKept(kept, position - keptFrom, target);
      forget();
      return filled;
    },
    async close() {
      close();
    },
  };
}

function copyKept(chunks: readonly Uint8Array[], from: number, target: Uint8Array): number {
  let filled = 0;
  let chunkStart = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, from + filled - chunkStart)).subarray(0, target.length - filled);
    target.set(part, filled);
    filled += part.length;
    chunkStart += chunk.length;
  }
  return filled;
}
