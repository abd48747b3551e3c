import type { DistinctVectors } from "./distinct-vectors.ts";
import { meanOfNeighbors } from "./mean-of-neighbors.ts";
import type { Metric } from "./metric.ts";
import { createNeighborSearch, type Engine } from "./neighbor-search.ts";
import type { Neighborhood } from "./neighborhood.ts";
import { findNeighborhoods, type Neighborhoods, visitNeighborhoods } from "./neighborhoods.ts";

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
  const densities = localReachabilityDensities(neighborhoods, rule);
  return meanDensityRatios(neighborhoods, densities);
}

function localReachabilityDensities(neighborhoods: Neighborhoods, { reachFloor, densityOffset }: LofRule) {
  const { nNeighbors, kDistances } = neighborhoods;
  const densities = kDistances.map(({ length }) => new Float64Array(length));
  const reaches = new Float64Array(neighborhoods.search.found.neighborDistances.length);
  visitNeighborhoods(neighborhoods, (vector, found) => {
    for (let index = 0; index < nNeighbors.length; index++) {
      const kDistance = kDistances[index]!;
      reachabilityDistances(found, kDistance, reachFloor, reaches);
      const ofCopies = Math.max(kDistance[vector]!, reachFloor);
      const nearest = { k: nNeighbors[index]!, kDistance: kDistance[vector]! };
      const mean = meanOfNeighbors(found, nearest, reaches, ofCopies);
      densities[index]![vector] = 1 / (mean + densityOffset);
    }
  });
  return densities;
}

function reachabilityDistances(
  { neighborIndices, neighborDistances, count }: Neighborhood,
  kDistances: Float64Array,
  floor: number,
  reaches: Float64Array,
): void {
  for (let place = 0; place < count; place++) {
    const reach = Math.max(neighborDistances[place]!, kDistances[neighborIndices[place]!]!);
    reaches[place] = Math.max(reach, floor);
  }
}

function meanDensityRatios(neighborhoods: Neighborhoods, densities: readonly Float64Array[]): Float64Array[] {
  const { nNeighbors, kDistances } = neighborhoods;
  const factors = kDistances.map(({ length }) => new Float64Array(length));
  const ratios = new Float64Array(neighborhoods.search.found.neighborDistances.length);
  visitNeighborhoods(neighborhoods, (vector, found) => {
    for (let index = 0; index < nNeighbors.length; index++) {
      densityRatios(found, densities[index]!, vector, ratios);
      const nearest = { k: nNeighbors[index]!, kDistance: kDistances[index]![vector]! };
      factors[index]![vector] = meanOfNeighbors(found, nearest, ratios, 1);
    }
  });
  return factors;
}

function densityRatios(
  { neighborIndices, count }: Neighborhood,
  densities: Float64Array,
  vector: number,
  ratios: Float64Array,
): void {
  const own = densities[vector]!;
  for (let place = 0; place < count; place++) ratios[place] = densities[neighborIndices[place]!]! / own;
}
