import type { Neighborhood } from "./neighborhood.ts";

/** Neighborhoods kept from the first pass, in its order, because they are costly to find again. */
export interface Remembered {
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
  /** Where each neighborhood ends, which is where the next starts. */
  readonly ends: Int32Array;
  count: number;
}

/** Neighbors kept in all (12 bytes each): all of 100,000 vectors at k = 20, a bounded part of more. */
const mostRemembered = 4_000_000;

/** Room for `listCount` neighborhoods of about twice `nNeighbors`; what is not used costs no memory. */
export function createRemembered(listCount: number, nNeighbors: number): Remembered {
  const room = Math.min(mostRemembered, listCount * nNeighbors * 2);
  return {
    neighborIndices: new Int32Array(room),
    neighborDistances: new Float64Array(room),
    ends: new Int32Array(listCount),
    count: 0,
  };
}

/** Keeps a copy of the neighborhood that is number `list`, unless one before it has found no room. */
export function remember(remembered: Remembered, list: number, found: Neighborhood): void {
  const { neighborIndices, neighborDistances, ends, count } = remembered;
  const first = list > 0 ? ends[list - 1]! : 0;
  if (list !== count || first + found.count > neighborIndices.length) return;
  for (let place = 0; place < found.count; place++) {
    neighborIndices[first + place] = found.neighborIndices[place]!;
    neighborDistances[first + place] = found.neighborDistances[place]!;
  }
  ends[list] = first + found.count;
  remembered.count++;
}
