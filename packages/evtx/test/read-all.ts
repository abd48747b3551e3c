import { type ByteSource, type EvtxOptions, type EvtxProblem, type EvtxRecord, readEvtx } from "../src/index.ts";

/** Bytes in memory as a source that, like a pipe, can only be read front to back. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  let next = 0;
  return {
    async read(target, position) {
      if (position !== next) throw new Error(`read at ${position}, but a pipe stands at ${next}`);
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      next += part.length;
      return part.length;
    },
  };
}

/** Everything a log gives, kept. */
export async function readAll(
  bytes: Uint8Array,
  options: EvtxOptions = {},
): Promise<{ records: EvtxRecord[]; problems: EvtxProblem[] }> {
  const records: EvtxRecord[] = [];
  const problems: EvtxProblem[] = [];
  const sink = {
    onRecord: (record: EvtxRecord) => records.push(record),
    onProblem: (problem: EvtxProblem) => problems.push(problem),
  };
  await readEvtx(bytesSource(bytes), sink, options);
  return { records, problems };
}
