/** Rows around a point, gathered by equal distance, nearest first: just the shells that are needed to hold `wanted`. */
export interface Shells {
  readonly distances: Float64Array;
  /** Rows in each shell. */
  readonly weights: Float64Array;
  count: number;
  /** Rows in all shells. */
  total: number;
  wanted: number;
}

/** Room for shells that hold at most `mostWeight` rows before the last of them. */
export function createShells(mostWeight: number): Shells {
  const room = mostWeight + 1;
  return { distances: new Float64Array(room), weights: new Float64Array(room), count: 0, total: 0, wanted: mostWeight };
}

/** The distance beyond which nothing is needed: the last shell's, once the shells hold enough. */
export function outermostNeeded({ distances, count, total, wanted }: Shells): number {
  return total < wanted ? Number.POSITIVE_INFINITY : distances[count - 1]!;
}

/**
 * Adds rows by insertion sort. Every shell has weight 1 or more, and the last one is dropped as soon as those before it
 * hold enough, so there are never more than `wanted` + 1.
 */
export function addToShells(shells: Shells, distance: number, weight: number): void {
  const { distances, weights } = shells;
  if (distance > outermostNeeded(shells)) return;
  let place = shells.count;
  while (place > 0 && distances[place - 1]! > distance) place--;
  shells.total += weight;
  if (place > 0 && distances[place - 1] === distance) weights[place - 1]! += weight;
  else insertShell(shells, place, distance, weight);
  while (shells.total - weights[shells.count - 1]! >= shells.wanted) {
    shells.count--;
    shells.total -= weights[shells.count]!;
  }
}

function insertShell(shells: Shells, place: number, distance: number, weight: number): void {
  const { distances, weights } = shells;
  distances.copyWithin(place + 1, place, shells.count);
  weights.copyWithin(place + 1, place, shells.count);
  distances[place] = distance;
  weights[place] = weight;
  shells.count++;
}
