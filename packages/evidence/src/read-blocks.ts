import type { ByteSource } from "@stray/evtx";

/** A folder or a zip may hold thousands of small inputs, so the first block is small. */
const firstBlockBytes = 1 << 14;
const blockBytes = 1 << 18;

/** Reads a source front to back; each block is lent until the next is asked for. */
export async function* readBlocks(bytes: ByteSource): AsyncGenerator<Uint8Array> {
  let block = new Uint8Array(firstBlockBytes);
  for (let position = 0; ; ) {
    const count = await bytes.read(block, position);
    if (count === 0) return;
    position += count;
    yield block.subarray(0, count);
    if (block.length < blockBytes) block = new Uint8Array(blockBytes);
  }
}
