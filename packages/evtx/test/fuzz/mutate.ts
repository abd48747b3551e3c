/** Numbers from 0 to below `limit`, the same for the same seed (mulberry32). */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** Damages a log in place, behind its file header, in one to four ways. */
export function mutate(log: Uint8Array, random: (limit: number) => number): void {
  for (let times = 1 + random(4); times > 0; times--) {
    const at = 4096 + random(log.length - 4096);
    mutations[random(mutations.length)]!(log, at, random);
  }
}

type Mutation = (log: Uint8Array, at: number, random: (limit: number) => number) => void;

const mutations: readonly Mutation[] = [
  function flipBits(log, at, random) {
    for (let i = random(64); i >= 0; i--) {
      const place = Math.min(log.length - 1, at + random(2048));
      log[place] = log[place]! ^ (1 << random(8));
    }
  },
  function fillRun(log, at, random) {
    log.fill(random(2) * 0xff, at, at + random(4096));
  },
  function moveBlock(log, at, random) {
    log.copyWithin(at, 4096 + random(log.length - 4096), 4096 + random(log.length - 4096));
  },
  function writeNumber(log, at, random) {
    const offset = Math.min(at & ~1, log.length - 4);
    new DataView(log.buffer, log.byteOffset).setUint32(
      offset,
      random(4) === 0 ? random(2 ** 32) : random(65_536),
      true,
    );
  },
  function swapTokens(log, at, random) {
    log[at] = random(0x10) | (random(2) * 0x40);
  },
];
