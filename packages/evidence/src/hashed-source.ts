import type { ByteSource } from "@stray/evtx";
import type { Sha256 } from "@stray/schemas";

const blockBytes = 1 << 20;
/** Most readers read to the end themselves: a look behind it needs no large block, and a zip may hold thousands of inputs. */
const firstBlockBytes = 1 << 12;

/** A byte source that hashes what is read through it, each byte once and in order, wherever its reader jumps. */
export interface HashedSource extends ByteSource {
  /** Reads on to the end. */
  finish(): Promise<void>;
  /** Bytes hashed so far; after `finish`, all of the input's. */
  readonly hashedBytes: number;
}

export function hashedSource(source: ByteSource, sha256: Sha256, onHashed: (bytes: number) => void): HashedSource {
  let hashedBytes = 0;
  let block: Uint8Array | null = null;

  function hash(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    sha256.update(bytes);
    hashedBytes += bytes.length;
    onHashed(hashedBytes);
  }

  /** Hashes up to `position`, or to the end when the input is shorter. */
  async function hashUpTo(position: number): Promise<void> {
    while (hashedBytes < position) {
      block ??= new Uint8Array(firstBlockBytes);
      const wanted = block.subarray(0, Math.min(block.length, position - hashedBytes));
      const count = await source.read(wanted, hashedBytes);
      if (count === 0) return;
      hash(wanted.subarray(0, count));
      if (block.length < blockBytes) block = new Uint8Array(blockBytes);
    }
  }

  return {
    async read(target, position) {
      await hashUpTo(position);
      const count = await source.read(target, position);
      hash(target.subarray(Math.max(0, hashedBytes - position), count));
      return count;
    },
    async finish() {
      await hashUpTo(Number.POSITIVE_INFINITY);
    },
    get hashedBytes() {
      return hashedBytes;
    },
  };
}
