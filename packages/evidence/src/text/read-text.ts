import type { ByteSource } from "@stray/evtx";
import { readBlocks } from "../read-blocks.ts";
import { createTextDecoder, encodingOf } from "./text-encoding.ts";

/** Reads a source as text, block by block, in the encoding its first bytes tell; a byte order mark is left out. */
export async function* readText(bytes: ByteSource): AsyncGenerator<string> {
  let decode: ReturnType<typeof createTextDecoder> | null = null;
  for await (const block of readBlocks(bytes)) {
    if (decode !== null) {
      yield decode(block);
      continue;
    }
    const { encoding, markBytes } = encodingOf(block);
    decode = createTextDecoder(encoding);
    yield decode(block.subarray(markBytes));
  }
  if (decode !== null) yield decode(null);
}
