import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { EvtxReader, JsonBytes, type RecordView } from "../../src/index.ts";
import { bytesSource } from "../read-all.ts";
import { createRandom, mutate } from "./mutate.ts";
import { sampleLog } from "./sample-log.ts";

/**
 * Damages logs as long as one likes: `npm run fuzz -- --runs 100000 --seed 7 [LOG.evtx …]`. Every run has a seed of its
 * own, so that one that fails can be run again by itself. A run reads one damaged log of at most two chunks.
 */
const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const slowestAllowedMs = 250;
const maxBytes = 4096 + 2 * 65_536;

// A copy: the rest of a long log must not stay in memory.
const logs: Uint8Array[] = positionals.map((path) => new Uint8Array(readFileSync(path).subarray(0, maxBytes)));
if (logs.length === 0) logs.push(sampleLog());
/** One for all logs, as for real ones: whatever a log holds, the next is read as if it were the first. */
const readers = [new EvtxReader(), new EvtxReader({ recover: true })];
const lines = new JsonBytes();

/** Reads all there is in each record, and keeps nothing, so that the peak of memory is the reader's. */
async function readWhole(log: Uint8Array, reader: EvtxReader, asJson: boolean): Promise<void> {
  const onRecord = (record: RecordView) => {
    void [record.provider, record.channel, record.computer, record.userSid, record.timeCreated, record.eventRecordId];
    void record.data;
    lines.length = 0;
    if (asJson) record.appendJson(lines);
  };
  await reader.read(bytesSource(log), { onRecord, onProblem: () => {} });
}

const firstSeed = Number(values.seed);
let slowestMs = 0;

for (let seed = firstSeed; seed < firstSeed + Number(values.runs); seed++) {
  const random = createRandom(seed);
  const log = new Uint8Array(logs[random(logs.length)]!);
  mutate(log, random);
  const start = process.cpuUsage();
  try {
    await readWhole(log, readers[random(2)]!, random(2) === 0);
  } catch (error) {
    console.error(`seed ${seed} crashed`);
    throw error;
  }
  const { user, system } = process.cpuUsage(start); // not the wall clock: the machine may be busy
  const usedMs = (user + system) / 1000;
  if (usedMs > slowestAllowedMs) console.error(`seed ${seed} took ${usedMs.toFixed(0)} ms`);
  slowestMs = Math.max(slowestMs, usedMs);
}

const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(
  `${values.runs} damaged logs, slowest ${slowestMs.toFixed(1)} ms of CPU, peak memory ${peakMiB.toFixed(0)} MiB`,
);
