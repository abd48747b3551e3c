/**
 * The neighbors found around one vector, and the distances of the nearest, which tell how far to look. Its arrays are
 * used again for the next question.
 */
export interface Neighborhood {
  readonly multiplicities: Uint32Array;
  /** While the search goes on, all that were within the bound when they were found; afterwards the answer. */
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
  count: number;
  /** Where those at the greatest distance start, however many tie there; they stand last. */
  shellStart: number;
  /** The distances of as many as are needed for `wanted` rows, ascending, and the rows at each. */
  nearestDistances: Float64Array;
  nearestWeights: Uint32Array;
  nearestCount: number;
  /** Rows among the nearest, copies included. */
  nearestWeight: number;
  /** The asked vector's own copies, which are rows at distance 0. */
  copies: number;
  /** Whether rows at distance 0 are passed over. */
  isUnlikeOnly: boolean;
  /** How many rows are wanted; 0: all within the bound. */
  wanted: number;
  /** What is farther is not needed. */
  bound: number;
}

/** An empty neighborhood with room for every vector: tied shells can be that long. Untouched pages cost no memory. */
export function createNeighborhood(multiplicities: Uint32Array): Neighborhood {
  return {
    multiplicities,
    neighborIndices: new Int32Array(multiplicities.length),
    neighborDistances: new Float64Array(multiplicities.length),
    count: 0,
    shellStart: 0,
    nearestDistances: new Float64Array(0),
    nearestWeights: new Uint32Array(0),
    nearestCount: 0,
    nearestWeight: 0,
    copies: 0,
    isUnlikeOnly: false,
    wanted: 0,
    bound: Number.POSITIVE_INFINITY,
  };
}

/** Forgets the last answer. `wanted` rows are known to be within `bound`, if only at infinity. */
export function startNeighborhood(found: Neighborhood, copies: number, wanted: number, bound: number): void {
  if (wanted >= found.nearestDistances.length) makeRoom(found, wanted);
  found.count = 0;
  found.shellStart = 0;
  found.nearestCount = 0;
  found.nearestWeight = copies;
  found.copies = copies;
  found.isUnlikeOnly = false;
  found.wanted = wanted;
  found.bound = wanted > 0 && copies >= wanted ? 0 : bound;
}

function makeRoom(found: Neighborhood, wanted: number): void {
  found.nearestDistances = new Float64Array(wanted + 1);
  found.nearestWeights = new Uint32Array(wanted + 1);
}

/** Adds a neighbor that is not farther than the bound, which may come nearer by it. */
export function addNeighbor(found: Neighborhood, neighbor: number, distance: number): void {
  if (distance === 0 && found.isUnlikeOnly) return;
  found.neighborIndices[found.count] = neighbor;
  found.neighborDistances[found.count] = distance;
  found.count++;
  if (found.nearestWeight < found.wanted || (distance < found.bound && found.wanted > 0)) {
    addToNearest(found, found.multiplicities[neighbor]!, distance);
  }
}

/** Insertion sort, since these are few; those that are no longer needed for the wanted rows are dropped. */
function addToNearest(found: Neighborhood, weight: number, distance: number): void {
  const { nearestDistances, nearestWeights, wanted } = found;
  let place = found.nearestCount;
  for (; place > 0 && nearestDistances[place - 1]! > distance; place--) {
    nearestDistances[place] = nearestDistances[place - 1]!;
    nearestWeights[place] = nearestWeights[place - 1]!;
  }
  nearestDistances[place] = distance;
  nearestWeights[place] = weight;
  let last = found.nearestCount;
  let total = found.nearestWeight + weight;
  while (total - nearestWeights[last]! >= wanted) total -= nearestWeights[last--]!;
  found.nearestCount = last + 1;
  found.nearestWeight = total;
  if (total >= wanted) found.bound = nearestDistances[last]!;
}

/** The least distance within which at least k rows stand, for a k that is not more than wanted. */
export function kDistanceOf(
  { nearestDistances, nearestWeights, nearestCount, copies }: Neighborhood,
  k: number,
): number {
  let weight = copies;
  let place = 0;
  while (weight < k && place < nearestCount) weight += nearestWeights[place++]!;
  return place === 0 ? 0 : nearestDistances[place - 1]!;
}

/**
 * Leaves what is within the bound that was reached: the nearer ones and the shell, each in vector order, so that every
 * engine gives the same list and every sum the same bits.
 */
export function finishNeighborhood(found: Neighborhood): void {
  const { neighborIndices, neighborDistances, count, bound } = found;
  let end = 0;
  for (let place = 0; place < count; place++) {
    if (neighborDistances[place]! <= bound) swapNeighbors(found, place, end++);
  }
  found.count = end;
  found.shellStart = end;
  for (let place = end - 1; place >= 0; place--) {
    if (neighborDistances[place] === bound) swapNeighbors(found, place, --found.shellStart);
  }
  sortByVector(neighborIndices, neighborDistances, found.shellStart);
  if (end - found.shellStart > 1) neighborIndices.subarray(found.shellStart, end).sort();
}

function swapNeighbors({ neighborIndices, neighborDistances }: Neighborhood, a: number, b: number): void {
  const index = neighborIndices[a]!;
  const distance = neighborDistances[a]!;
  neighborIndices[a] = neighborIndices[b]!;
  neighborDistances[a] = neighborDistances[b]!;
  neighborIndices[b] = index;
  neighborDistances[b] = distance;
}

/** Insertion sort: those nearer than the shell are few. */
function sortByVector(neighborIndices: Int32Array, neighborDistances: Float64Array, count: number): void {
  for (let place = 1; place < count; place++) {
    const neighbor = neighborIndices[place]!;
    const distance = neighborDistances[place]!;
    let before = place - 1;
    for (; before >= 0 && neighborIndices[before]! > neighbor; before--) {
      neighborIndices[before + 1] = neighborIndices[before]!;
      neighborDistances[before + 1] = neighborDistances[before]!;
    }
    neighborIndices[before + 1] = neighbor;
    neighborDistances[before + 1] = distance;
  }
}
