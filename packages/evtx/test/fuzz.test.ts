import { expect, it } from "vitest";
import type { EvtxRecord } from "../src/index.ts";
import { createRandom, mutate } from "./fuzz/mutate.ts";
import { sampleLog } from "./fuzz/sample-log.ts";
import { readAll } from "./read-all.ts";

it.each([20260302, 20260303, 20260304])(
  "reads 100 damaged logs to their end, with and without recovery, and tells of the damage (seed %d)",
  async (seed) => {
    const random = createRandom(seed);
    const whole = sampleLog();
    const { records } = await readAll(whole);
    expect(records).toHaveLength(60);
    let damagedLogs = 0;
    for (let run = 0; run < 100; run++) {
      const log = new Uint8Array(whole);
      mutate(log, random);
      const plain = await readAll(log);
      const recovered = await readAll(log, { recover: true, json: true });
      expect(recovered.records.filter((record) => !record.recovered).map(withoutJson)).toEqual(plain.records);
      if (plain.records.length < records.length) expect(plain.problems).not.toEqual([]);
      damagedLogs += plain.problems.length > 0 ? 1 : 0;
    }
    expect(damagedLogs).toBeGreaterThan(50);
  },
);

function withoutJson({ json, ...record }: EvtxRecord): Omit<EvtxRecord, "json"> {
  if (json !== undefined) JSON.parse(json);
  return record;
}
