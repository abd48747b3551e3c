import type { Neighborhood } from "./neighborhood.ts";

/** Neighborhoods kept from the first pass because they are costly to find again: as many as fit in a fixed room. */
export interface Remembered {
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
  /** For each vector where its neighbors start, plus 1, and how many there are; 0: not kept. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  used: number;
}

/** Neighbors kept in all (12 bytes each): all of 100,000 vectors at k = 40, a bounded part of more. */
const mostRemembered = 4_000_000;

/** Room for `vectorCount` neighborhoods of about twice `nNeighbors`; what is not used costs no memory. */
export function createRemembered(vectorCount: number, nNeighbors: number): Remembered {
  const room = Math.min(mostRemembered, vectorCount * nNeighbors * 2);
  return {
    neighborIndices: new Int32Array(room),
    neighborDistances: new Float64Array(room),
    starts: new Int32Array(vectorCount),
    counts: new Int32Array(vectorCount),
    used: 0,
  };
}

/** Keeps a copy where there is room. */
export function remember(remembered: Remembered, vector: number, found: Neighborhood): void {
  const { used, neighborIndices, neighborDistances } = remembered;
  if (used + found.count > neighborIndices.length) return;
  for (let place = 0; place < found.count; place++) {
    neighborIndices[used + place] = found.neighborIndices[place]!;
    neighborDistances[used + place] = found.neighborDistances[place]!;
  }
  remembered.starts[vector] = used + 1;
  remembered.counts[vector] = found.count;
  remembered.used += found.count;
}

/** Copies what was kept for a vector into `found`; false where nothing was. */
export function recall(remembered: Remembered, vector: number, found: Neighborhood): boolean {
  const start = remembered.starts[vector]! - 1;
  if (start < 0) return false;
  const { neighborIndices, neighborDistances } = remembered;
  const count = remembered.counts[vector]!;
  for (let place = 0; place < count; place++) {
    found.neighborIndices[place] = neighborIndices[start + place]!;
    found.neighborDistances[place] = neighborDistances[start + place]!;
  }
  found.count = count;
  found.copies = found.multiplicities[vector]! - 1;
  return true;
}
