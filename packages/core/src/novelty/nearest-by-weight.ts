import { type VectorGround, visitAround } from "./vector-ground.ts";

/** A vector of the ground near a point, and how many sessions it stands for. */
export interface Neighbor {
  vector: number;
  distance: number;
  weight: number;
}

/** What is left out when neighbors are sought. */
export interface LeftOut {
  /** The vector of which one copy is the session itself; null: the point is no member of the ground. */
  self: number | null;
}

/**
 * The nearest vectors that together stand for at least `weight` sessions, all ties of the last distance in, nearest
 * first; all there are where the ground is smaller.
 */
export function nearestByWeight(
  ground: VectorGround,
  point: Float64Array,
  weight: number,
  weightOf: (vector: number, distance: number) => number,
): Neighbor[] {
  const bound = distanceThatHolds(ground, point, weight, weightOf);
  const neighbors: Neighbor[] = [];
  visitAround(ground, point, (vector, distance) => {
    const own = weightOf(vector, distance);
    if (own > 0) neighbors.push({ vector, distance, weight: own });
    return bound;
  });
  return neighbors.filter(({ distance }) => distance <= bound).sort(byDistance);
}

/** How many sessions each vector stands for, one copy of the point's own left out. */
export function copiesWithout({ vectors }: VectorGround, { self }: LeftOut): (vector: number) => number {
  return (vector) => vectors.multiplicities[vector]! - (vector === self ? 1 : 0);
}

interface Shell {
  distance: number;
  weight: number;
}

/** The least distance within which at least `weight` sessions lie; infinite where there are fewer. */
function distanceThatHolds(
  ground: VectorGround,
  point: Float64Array,
  weight: number,
  weightOf: (vector: number, distance: number) => number,
): number {
  const shells: Shell[] = [];
  let total = 0;
  const bound = () => (total >= weight ? shells.at(-1)!.distance : Number.POSITIVE_INFINITY);
  visitAround(ground, point, (vector, distance) => {
    const own = weightOf(vector, distance);
    if (own > 0) {
      addShell(shells, { distance, weight: own });
      total += own;
      while (total - shells.at(-1)!.weight >= weight) total -= shells.pop()!.weight;
    }
    return bound();
  });
  return bound();
}

/** By insertion: there are never more shells than sessions wanted, and one. */
function addShell(shells: Shell[], added: Shell): void {
  let place = shells.length;
  while (place > 0 && shells[place - 1]!.distance > added.distance) place--;
  const equal = shells[place - 1];
  if (equal?.distance === added.distance) equal.weight += added.weight;
  else shells.splice(place, 0, added);
}

function byDistance(a: Neighbor, b: Neighbor): number {
  return a.distance - b.distance || a.vector - b.vector;
}
