import type { ByteSource } from "@stray/evtx";
import { createTextDecoder, encodingOf } from "./text-encoding.ts";

const blockBytes = 1 << 18;

/** Reads a source as text, block by block, in the encoding its first bytes tell; a byte order mark is left out. */
export async function* readText(bytes: ByteSource): AsyncGenerator<string> {
  const block = new Uint8Array(blockBytes);
  let count = await bytes.read(block, 0);
  const { encoding, markBytes } = encodingOf(block.subarray(0, count));
  const decode = createTextDecoder(encoding);
  for (let position = 0; count > 0; count = await bytes.read(block, position)) {
    yield decode(block.subarray(position === 0 ? markBytes : 0, count));
    position += count;
  }
  yield decode(null);
}
