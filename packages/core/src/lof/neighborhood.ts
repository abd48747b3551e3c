/**
 * The neighbors found around one vector: by distance, those of the outermost shell (one distance, however many) last.
 * Its arrays are used again for the next question.
 */
export interface Neighborhood {
  readonly multiplicities: Float64Array;
  readonly neighborIndices: Int32Array;
  readonly neighborDistances: Float64Array;
  count: number;
  /** Where the outermost shell starts. */
  shellStart: number;
  /** The distance of the outermost shell; -1 while there is none. */
  shellDistance: number;
  shellWeight: number;
  /** Rows inside the outermost shell. */
  nearerWeight: number;
  /** The asked vector's own copies, which are rows at distance 0. */
  copies: number;
  /** Whether rows at distance 0 are passed over. */
  isUnlikeOnly: boolean;
  /** How many rows are wanted: shells that are not needed for them are dropped. */
  wanted: number;
  /** What is farther is not needed. */
  bound: number;
}

/** An empty neighborhood with room for every vector: tied shells can be that long. Untouched pages cost no memory. */
export function createNeighborhood(multiplicities: Float64Array): Neighborhood {
  return {
    multiplicities,
    neighborIndices: new Int32Array(multiplicities.length),
    neighborDistances: new Float64Array(multiplicities.length),
    count: 0,
    shellStart: 0,
    shellDistance: -1,
    shellWeight: 0,
    nearerWeight: 0,
    copies: 0,
    isUnlikeOnly: false,
    wanted: 0,
    bound: Number.POSITIVE_INFINITY,
  };
}

/** Forgets the last answer. Copies are the first shell, at distance 0, but not listed. */
export function startNeighborhood(neighborhood: Neighborhood, copies: number, wanted: number, bound: number): void {
  neighborhood.count = 0;
  neighborhood.shellStart = 0;
  neighborhood.shellDistance = copies > 0 ? 0 : -1;
  neighborhood.shellWeight = copies;
  neighborhood.nearerWeight = 0;
  neighborhood.copies = copies;
  neighborhood.isUnlikeOnly = false;
  neighborhood.wanted = wanted;
  neighborhood.bound = copies >= wanted ? 0 : bound;
}

/** Adds a neighbor that is not farther than `bound`. */
export function addNeighbor(neighborhood: Neighborhood, neighbor: number, distance: number): void {
  if (distance < neighborhood.shellDistance) insertBeforeShell(neighborhood, neighbor, distance);
  else appendNeighbor(neighborhood, neighbor, distance);
}

/** Takes in neighbors that were written to the arrays in ascending distance: `weight` rows, copies among them. */
export function settleShell(
  neighborhood: Neighborhood,
  { count, weight, bound }: { count: number; weight: number; bound: number },
): void {
  neighborhood.count = count;
  neighborhood.nearerWeight = weight;
  neighborhood.bound = bound;
  openOutermostShell(neighborhood);
}

/** Adds a neighbor that no other is farther than. */
function appendNeighbor(neighborhood: Neighborhood, neighbor: number, distance: number): void {
  if (distance === 0 && neighborhood.isUnlikeOnly) return;
  const weight = neighborhood.multiplicities[neighbor]!;
  const place = neighborhood.count++;
  neighborhood.neighborIndices[place] = neighbor;
  neighborhood.neighborDistances[place] = distance;
  if (distance === neighborhood.shellDistance) {
    neighborhood.shellWeight += weight;
  } else {
    neighborhood.nearerWeight += neighborhood.shellWeight;
    neighborhood.shellWeight = weight;
    neighborhood.shellStart = place;
    neighborhood.shellDistance = distance;
  }
  if (neighborhood.nearerWeight + neighborhood.shellWeight >= neighborhood.wanted) neighborhood.bound = distance;
}

/** Insertion sort among the nearer, who are fewer than wanted; of the shell only one changes its place. */
function insertBeforeShell(neighborhood: Neighborhood, neighbor: number, distance: number): void {
  if (distance === 0 && neighborhood.isUnlikeOnly) return;
  const { multiplicities, neighborIndices, neighborDistances } = neighborhood;
  neighborIndices[neighborhood.count] = neighborIndices[neighborhood.shellStart]!;
  neighborDistances[neighborhood.count] = neighborhood.shellDistance;
  neighborhood.count++;
  let place = neighborhood.shellStart++;
  while (place > 0 && neighborDistances[place - 1]! > distance) {
    neighborDistances[place] = neighborDistances[place - 1]!;
    neighborIndices[place] = neighborIndices[place - 1]!;
    place--;
  }
  neighborDistances[place] = distance;
  neighborIndices[place] = neighbor;
  neighborhood.nearerWeight += multiplicities[neighbor]!;
  dropUnneededShells(neighborhood);
}

function dropUnneededShells(neighborhood: Neighborhood): void {
  while (neighborhood.nearerWeight >= neighborhood.wanted) dropShell(neighborhood);
  const total = neighborhood.nearerWeight + neighborhood.shellWeight;
  if (total >= neighborhood.wanted) neighborhood.bound = neighborhood.shellDistance;
}

function dropShell(neighborhood: Neighborhood): void {
  neighborhood.count = neighborhood.shellStart;
  openOutermostShell(neighborhood);
}

/** Makes the last of the nearer the shell. */
function openOutermostShell(neighborhood: Neighborhood): void {
  const { neighborIndices, neighborDistances, multiplicities, count, copies } = neighborhood;
  const distance = count > 0 ? neighborDistances[count - 1]! : copies > 0 ? 0 : -1;
  let weight = distance === 0 ? copies : 0;
  let start = count;
  while (start > 0 && neighborDistances[start - 1] === distance) weight += multiplicities[neighborIndices[--start]!]!;
  neighborhood.shellStart = start;
  neighborhood.shellDistance = distance;
  neighborhood.shellWeight = weight;
  neighborhood.nearerWeight -= weight;
}

/** The least distance within which at least k rows stand; asked before the neighbors are put in vector order. */
export function kDistanceOf(neighborhood: Neighborhood, k: number): number {
  const { multiplicities, neighborIndices, neighborDistances, nearerWeight, shellDistance } = neighborhood;
  if (nearerWeight < k) return shellDistance;
  let weight = neighborhood.copies;
  let place = 0;
  while (weight < k) weight += multiplicities[neighborIndices[place++]!]!;
  return place === 0 ? 0 : neighborDistances[place - 1]!;
}

/**
 * Puts the nearer ones, who are few, and the shell's each in vector order, so that every engine gives the same list and
 * every sum the same bits.
 */
export function orderNeighborhood({ neighborIndices, neighborDistances, count, shellStart }: Neighborhood): void {
  for (let place = 1; place < shellStart; place++) {
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
  for (let place = shellStart + 1; place < count; place++) {
    if (neighborIndices[place]! < neighborIndices[place - 1]!) {
      neighborIndices.subarray(shellStart, count).sort();
      return;
    }
  }
}
