import type { DistinctVectors } from "./distinct-vectors.ts";
import {
  createNeighborSearch,
  findNearestShells,
  findWithin,
  type Metric,
  type NeighborSearch,
} from "./neighbor-search.ts";
import type { Shells } from "./shells.ts";

/** What may differ between the profiles that share this kernel. */
export interface LofRule extends Metric {
  /** Least reachability distance; above 0 it keeps the factors beside groups of equal rows finite. */
  reachFloor: number;
  /** Added to each mean reachability distance before it is inverted (scikit-learn adds 1e-10). */
  densityOffset: number;
}

/** For one k: each vector's k-distance, and how many rows of the shell at that distance are needed to make k. */
interface Neighborhoods {
  k: number;
  kDistances: Float64Array;
  shellNeeds: Float64Array;
}

type NeighborValue = (distance: number, neighbor: number, vector: number) => number;

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
  const neighborhoods = findNeighborhoods(search, nNeighbors);
  const reaches = meansOverNeighbors(search, neighborhoods, ({ kDistances }) => {
    return (distance, neighbor) => Math.max(distance, kDistances[neighbor]!, rule.reachFloor);
  });
  const densities = reaches.map((reach) => reach.map((mean) => 1 / (mean + rule.densityOffset)));
  return meansOverNeighbors(search, neighborhoods, (_, index) => {
    const density = densities[index]!;
    return (_distance, neighbor, vector) => density[neighbor]! / density[vector]!;
  });
}

function findNeighborhoods(search: NeighborSearch, nNeighbors: readonly number[]): Neighborhoods[] {
  const { vectorCount } = search.vectors;
  const neighborhoods = nNeighbors.map((k) => {
    return { k, kDistances: new Float64Array(vectorCount), shellNeeds: new Float64Array(vectorCount) };
  });
  for (let vector = 0; vector < vectorCount; vector++) {
    const shells = findNearestShells(search, vector, nNeighbors.at(-1) ?? 0, "copies");
    for (const neighborhood of neighborhoods) closeNeighborhood(neighborhood, vector, shells);
  }
  return neighborhoods;
}

/** Walks the shells outward until they hold k rows. */
function closeNeighborhood({ k, kDistances, shellNeeds }: Neighborhoods, vector: number, shells: Shells): void {
  let nearer = 0;
  let shell = 0;
  while (nearer + shells.weights[shell]! < k) nearer += shells.weights[shell++]!;
  kDistances[vector] = shells.distances[shell]!;
  shellNeeds[vector] = k - nearer;
}

/** For each k, the mean over each vector's k neighbors of a value of the neighbor. */
function meansOverNeighbors(
  search: NeighborSearch,
  neighborhoods: readonly Neighborhoods[],
  valueFor: (neighborhood: Neighborhoods, index: number) => NeighborValue,
): Float64Array[] {
  const { vectorCount } = search.vectors;
  const values = neighborhoods.map(valueFor);
  const means = neighborhoods.map(() => new Float64Array(vectorCount));
  const widest = neighborhoods.at(-1)?.kDistances ?? new Float64Array(vectorCount);
  for (let vector = 0; vector < vectorCount; vector++) {
    const found = findWithin(search, vector, widest[vector]!);
    neighborhoods.forEach((neighborhood, index) => {
      means[index]![vector] = meanValue(search, neighborhood, { vector, found, value: values[index]! });
    });
  }
  return means;
}

/** Sums nearest first and counts a shell of one value row by row, as scikit-learn does: to the last bit where it can. */
function meanValue(
  { vectors: { multiplicities }, neighborIndices, neighborDistances }: NeighborSearch,
  { k, kDistances, shellNeeds }: Neighborhoods,
  { vector, found, value }: { vector: number; found: number; value: NeighborValue },
): number {
  const kDistance = kDistances[vector]!;
  const shell = { weight: 0, sum: 0, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
  let sum = 0;
  const copies = multiplicities[vector]! - 1;
  if (copies > 0 && kDistance === 0) addToShell(shell, copies, value(0, vector, vector));
  else if (copies > 0) sum += copies * value(0, vector, vector);
  for (let place = 0; place < found && neighborDistances[place]! <= kDistance; place++) {
    const neighbor = neighborIndices[place]!;
    const distance = neighborDistances[place]!;
    if (distance === kDistance) addToShell(shell, multiplicities[neighbor]!, value(distance, neighbor, vector));
    else sum += multiplicities[neighbor]! * value(distance, neighbor, vector);
  }
  return addShell(sum, shell, shellNeeds[vector]!) / k;
}

interface ShellSum {
  weight: number;
  sum: number;
  least: number;
  most: number;
}

function addToShell(shell: ShellSum, weight: number, value: number): void {
  shell.weight += weight;
  shell.sum += weight * value;
  shell.least = Math.min(shell.least, value);
  shell.most = Math.max(shell.most, value);
}

/** The shell's rows share what is needed; where all have one value it does not matter which of them are taken. */
function addShell(nearer: number, { weight, sum, least, most }: ShellSum, needed: number): number {
  if (least !== most) return nearer + (sum / weight) * needed;
  let total = nearer;
  for (let row = 0; row < needed; row++) total += least;
  return total;
}
