import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { memoized } from "../memoized.ts";
import { copiesWithout, type Neighbor, nearestByWeight } from "./nearest-by-weight.ts";
import type { VectorGround } from "./vector-ground.ts";

/** Mean local outlier factor (R0) of a point; `self`: the vector of which one copy is the point's own session. */
export type NoveltyScorer = (point: Float64Array, self: number | null) => number;

/** A neighborhood for the largest k, and the k-distance for each. */
interface Surroundings {
  neighbors: readonly Neighbor[];
  kDistances: readonly number[];
}

const reachFloor = 1;

/**
 * Scores points against a ground that stays as it is: k-distances and densities are the ground's own, and what is asked
 * never enters them. A member of the ground asked with itself left out gets its local outlier factor.
 */
export function noveltyScorer(ground: VectorGround, nNeighbors: readonly number[]): NoveltyScorer {
  const { vectors } = ground;
  const widest = nNeighbors.at(-1) ?? 0;
  const surroundingsOf = memoized((vector: number) => surroundings(pointOf(vectors, vector), vector));
  const reachesOf = memoized((vector: number) => reaches(surroundingsOf(vector)));
  if (vectors.vectorOfRow.length < 3 || vectors.vectorCount < 2 || widest < 1) return () => 1;
  return (point, self) => {
    const around = surroundings(point, self);
    const own = reaches(around);
    const factors = nNeighbors.map((k, index) => {
      return own[index]! * meanOverNeighbors(around, index, k, ({ vector }) => 1 / reachesOf(vector)[index]!);
    });
    return factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  };

  function surroundings(point: Float64Array, self: number | null): Surroundings {
    const neighbors = nearestByWeight(ground, point, widest, copiesWithout(ground, { self }));
    return { neighbors, kDistances: nNeighbors.map((k) => distanceHolding(neighbors, k)) };
  }

  /** For each k, the mean reachability distance from a point to its neighbors. */
  function reaches(around: Surroundings): number[] {
    return nNeighbors.map((k, index) =>
      meanOverNeighbors(around, index, k, ({ vector, distance }) =>
        Math.max(distance, surroundingsOf(vector).kDistances[index]!, reachFloor),
      ),
    );
  }
}

/** The coordinates of a vector. */
export function pointOf({ coordinates, featureCount }: DistinctVectors, vector: number): Float64Array {
  return coordinates.subarray(vector * featureCount, (vector + 1) * featureCount);
}

function distanceHolding(neighbors: readonly Neighbor[], k: number): number {
  let held = 0;
  const last = neighbors.find(({ weight }) => {
    held += weight;
    return held >= k;
  });
  return (last ?? neighbors.at(-1))?.distance ?? 0;
}

/** Of exactly k neighbors by weight: those nearer than the k-distance in full, the tied ones sharing the rest. */
function meanOverNeighbors(
  { neighbors, kDistances }: Surroundings,
  index: number,
  k: number,
  valueAt: (neighbor: Neighbor) => number,
): number {
  const kDistance = kDistances[index]!;
  let nearer = 0;
  let sum = 0;
  let tied = 0;
  let tiedSum = 0;
  for (const neighbor of neighbors) {
    if (neighbor.distance > kDistance) break;
    const part = neighbor.weight * valueAt(neighbor);
    if (neighbor.distance < kDistance) {
      nearer += neighbor.weight;
      sum += part;
    } else {
      tied += neighbor.weight;
      tiedSum += part;
    }
  }
  return (sum + (tiedSum / tied) * (k - nearer)) / k;
}
