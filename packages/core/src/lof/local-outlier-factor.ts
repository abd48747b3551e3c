import type { DistinctVectors } from "./distinct-vectors.ts";
import { createNeighborSearch, type Metric, type NeighborSearch } from "./neighbor-search.ts";

/** What may differ between the profiles that share this kernel. */
export interface LofRule extends Metric {
  /** Least reachability distance; above 0 it keeps the factors beside groups of equal rows finite. */
  reachFloor: number;
  /** Added to each mean reachability distance before it is inverted (scikit-learn adds 1e-10). */
  densityOffset: number;
}

/** For one k: each vector's k-distance, and the share of the shell at that distance that is needed to make k. */
interface Neighborhoods {
  k: number;
  kDistances: Float64Array;
  shellShares: Float64Array;
}

/**
 * Local outlier factor of each distinct vector, one array for each of `nNeighbors` (ascending, each below the number of
 * rows). Exactly k neighbors by weight: all nearer than the k-distance in full, the tied shell sharing the rest, so
 * neither row order nor tie order can matter (Breunig et al. 2000, with fractional ties).
 */
export function localOutlierFactors(
  vectors: DistinctVectors,
  nNeighbors: readonly number[],
  rule: LofRule,
): Float64Array[] {
  const search = createNeighborSearch(vectors, rule, nNeighbors.at(-1) ?? 0);
  const neighborhoods = findNeighborhoods(vectors, nNeighbors, search);
  const reaches = meanOverNeighbors(vectors, neighborhoods, search, ({ kDistances }) => {
    return (distance, neighbor) => Math.max(distance, kDistances[neighbor]!, rule.reachFloor);
  });
  for (const reach of reaches) addToEach(reach, rule.densityOffset);
  const densities = meanOverNeighbors(vectors, neighborhoods, search, (_, index) => {
    const reach = reaches[index]!;
    return (_distance, neighbor) => 1 / reach[neighbor]!;
  });
  return densities.map((density, index) => density.map((mean, vector) => mean * reaches[index]![vector]!));
}

function findNeighborhoods(
  vectors: DistinctVectors,
  nNeighbors: readonly number[],
  search: NeighborSearch,
): Neighborhoods[] {
  const { vectorCount } = vectors;
  const neighborhoods = nNeighbors.map((k) => {
    return { k, kDistances: new Float64Array(vectorCount), shellShares: new Float64Array(vectorCount) };
  });
  for (let vector = 0; vector < vectorCount; vector++) {
    search.nearestShells(vector, nNeighbors.at(-1) ?? 0, "copies");
    for (const neighborhood of neighborhoods) closeNeighborhood(neighborhood, vector, search);
  }
  return neighborhoods;
}

/** Walks the shells outward until they hold k rows. */
function closeNeighborhood(
  { k, kDistances, shellShares }: Neighborhoods,
  vector: number,
  search: NeighborSearch,
): void {
  const { shellDistances, shellWeights } = search;
  let nearer = 0;
  let shell = 0;
  while (nearer + shellWeights[shell]! < k) nearer += shellWeights[shell++]!;
  kDistances[vector] = shellDistances[shell]!;
  shellShares[vector] = (k - nearer) / shellWeights[shell]!;
}

/** The weighted mean over each vector's k neighbors of a value of the neighbor, for each k. */
function meanOverNeighbors(
  vectors: DistinctVectors,
  neighborhoods: readonly Neighborhoods[],
  search: NeighborSearch,
  valueFor: (neighborhood: Neighborhoods, index: number) => (distance: number, neighbor: number) => number,
): Float64Array[] {
  const values = neighborhoods.map(valueFor);
  const means = neighborhoods.map(() => new Float64Array(vectors.vectorCount));
  const widest = neighborhoods.at(-1)?.kDistances ?? new Float64Array(vectors.vectorCount);
  for (let vector = 0; vector < vectors.vectorCount; vector++) {
    const found = search.within(vector, widest[vector]!);
    neighborhoods.forEach((neighborhood, index) => {
      means[index]![vector] = meanValue(vectors, neighborhood, { search, found, vector, value: values[index]! });
    });
  }
  return means;
}

interface Found {
  search: NeighborSearch;
  /** How many neighbors the search holds for the vector. */
  found: number;
  vector: number;
  value: (distance: number, neighbor: number) => number;
}

function meanValue({ multiplicities }: DistinctVectors, { k, kDistances, shellShares }: Neighborhoods, options: Found) {
  const { search, found, vector, value } = options;
  const kDistance = kDistances[vector]!;
  const share = shellShares[vector]!;
  const copies = multiplicities[vector]! - 1;
  let sum = copies === 0 ? 0 : copies * (kDistance === 0 ? share : 1) * value(0, vector);
  for (let place = 0; place < found; place++) {
    const distance = search.neighborDistances[place]!;
    if (distance > kDistance) continue;
    const neighbor = search.neighborIndices[place]!;
    sum += multiplicities[neighbor]! * (distance === kDistance ? share : 1) * value(distance, neighbor);
  }
  return sum / k;
}

function addToEach(values: Float64Array, addend: number): void {
  for (let index = 0; index < values.length; index++) values[index]! += addend;
}
