import type { DistinctVectors } from "./distinct-vectors.ts";
import { addRatiosOfList, addReachesOfList } from "./means-of-list.ts";
import { addRatiosOnLine, addReachesOnLine } from "./means-on-line.ts";
import type { Metric } from "./metric.ts";
import { createNearestMean, finishMean, startMean } from "./nearest-mean.ts";
import { createNeighborSearch, type Engine } from "./neighbor-search.ts";
import { advance, findNeighborhoods, type Neighborhoods, startWalk } from "./neighborhoods.ts";

/** What may differ between the profiles that share this kernel. */
export interface LofRule extends Metric {
  /** Least reachability distance; above 0 it keeps the factors beside groups of equal rows finite. */
  reachFloor: number;
  /** Added to each mean reachability distance before it is inverted (scikit-learn adds 1e-10). */
  densityOffset: number;
}

/**
 * Local outlier factor of each distinct vector, one array for each of `nNeighbors` (ascending, each below the number of
 * rows). Exactly k neighbors by weight: all nearer than the k-distance in full, the tied shell sharing the rest, so
 * neither row order nor tie order can matter (Breunig et al. 2000, with fractional ties). Every engine gives the same
 * bits; without one named, the data choose.
 */
export function localOutlierFactors(
  vectors: DistinctVectors,
  nNeighbors: readonly number[],
  rule: LofRule,
  engine?: Engine,
): Float64Array[] {
  const neighborhoods = findNeighborhoods(createNeighborSearch(vectors, rule, engine), nNeighbors);
  const densities = neighborhoods.kDistances.map(({ length }) => new Float64Array(length));
  measureDensities(neighborhoods, rule, densities);
  return densityRatios(neighborhoods, densities);
}

function measureDensities(
  neighborhoods: Neighborhoods,
  { reachFloor, densityOffset }: LofRule,
  densities: readonly Float64Array[],
): void {
  const { nNeighbors, search } = neighborhoods;
  const { multiplicities } = search.vectors;
  const mean = createNearestMean();
  const walk = startWalk(neighborhoods);
  while (advance(walk)) {
    const { vector } = walk;
    for (let index = 0; index < nNeighbors.length; index++) {
      const kDistances = neighborhoods.kDistances[index]!;
      const kDistance = kDistances[vector]!;
      startMean(mean, nNeighbors[index]!, kDistance, multiplicities[vector]! - 1, Math.max(kDistance, reachFloor));
      if (walk.isOnLine) addReachesOnLine(mean, search.space, walk.window, kDistances, reachFloor);
      else addReachesOfList(mean, multiplicities, walk.list, kDistances, reachFloor);
      densities[index]![vector] = 1 / (finishMean(mean) + densityOffset);
    }
  }
}

/** Writes the factors over the k-distances, each of which is then done with: memory counts where rows are many. */
function densityRatios(neighborhoods: Neighborhoods, densities: readonly Float64Array[]): Float64Array[] {
  const { nNeighbors, search, kDistances } = neighborhoods;
  const { multiplicities } = search.vectors;
  const mean = createNearestMean();
  const walk = startWalk(neighborhoods);
  while (advance(walk)) {
    const { vector } = walk;
    for (let index = 0; index < nNeighbors.length; index++) {
      startMean(mean, nNeighbors[index]!, kDistances[index]![vector]!, multiplicities[vector]! - 1, 1);
      if (walk.isOnLine) addRatiosOnLine(mean, search.space, walk.window, densities[index]!);
      else addRatiosOfList(mean, multiplicities, walk.list, densities[index]!, densities[index]![vector]!);
      kDistances[index]![vector] = finishMean(mean);
    }
  }
  return [...kDistances];
}
