import { groupBy } from "../group-by.ts";
import { firstAtLeast } from "./sorted-search.ts";

/** What is paired, when, and by which key: only equal keys pair. */
export interface Pairable<T> {
  item: T;
  key: string;
  micros: number;
}

/** How far before and after a left item's moment its partner may lie. */
export interface PairWindow {
  beforeMicros: number;
  afterMicros: number;
}

/** Among more candidates than this within seconds nobody could tell which belongs to which; it bounds a flood. */
const candidatesLooked = 32;

/** Pairs each left item, in time order, with the nearest right one in the window that is still free: one each. */
export function pairNearest<L, R>(
  lefts: readonly Pairable<L>[],
  rights: readonly Pairable<R>[],
  { beforeMicros, afterMicros }: PairWindow,
): [L, R][] {
  const rightsByKey = groupBy(rights.toSorted(byMoment), ({ key }) => key);
  const pairs: [L, R][] = [];
  for (const [key, keyLefts] of groupBy(lefts.toSorted(byMoment), (left) => left.key)) {
    const candidates = rightsByKey.get(key) ?? [];
    const free = freeSlots(candidates.map(({ micros }) => micros));
    for (const { item, micros } of keyLefts) {
      const slot = free.takeNearest(micros, micros - beforeMicros, micros + afterMicros);
      if (slot !== null) pairs.push([item, candidates[slot]!.item]);
    }
  }
  return pairs;
}

/** Ascending moments that can each be taken once; taken ones are skipped over by a union-find, so a flood stays linear. */
function freeSlots(moments: readonly number[]) {
  const nextFree = Int32Array.from({ length: moments.length + 1 }, (_, slot) => slot);

  function firstFree(slot: number): number {
    let root = slot;
    while (nextFree[root] !== root) root = nextFree[root]!;
    for (let step = slot; step !== root; ) {
      const next = nextFree[step]!;
      nextFree[step] = root;
      step = next;
    }
    return root;
  }

  function takeNearest(micros: number, least: number, most: number): number | null {
    let nearest = -1;
    let slot = firstFree(firstAtLeast(moments, least));
    for (let looked = 0; looked < candidatesLooked && slot < moments.length; looked += 1) {
      if (moments[slot]! > most) break;
      if (nearest < 0 || Math.abs(moments[slot]! - micros) < Math.abs(moments[nearest]! - micros)) nearest = slot;
      slot = firstFree(slot + 1);
    }
    if (nearest < 0) return null;
    nextFree[nearest] = nearest + 1;
    return nearest;
  }

  return { takeNearest };
}

function byMoment(a: Pairable<unknown>, b: Pairable<unknown>): number {
  return a.micros - b.micros;
}
