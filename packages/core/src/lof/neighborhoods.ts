import { findNearest, findWithin, type NeighborSearch } from "./neighbor-search.ts";
import type { Neighborhood } from "./neighborhood.ts";
import { createRemembered, type Remembered, recall, remember } from "./remembered.ts";

/** For each k the k-distance of every vector, and the means to go over the neighbors within it again. */
export interface Neighborhoods {
  readonly search: NeighborSearch;
  readonly nNeighbors: readonly number[];
  readonly kDistances: readonly Float64Array[];
  readonly remembered: Remembered;
}

/** Finds every vector's k-distances in one pass. */
export function findNeighborhoods(search: NeighborSearch, nNeighbors: readonly number[]): Neighborhoods {
  const { vectorCount } = search.vectors;
  const most = nNeighbors.at(-1) ?? 0;
  const kDistances = nNeighbors.map(() => new Float64Array(vectorCount));
  const remembered = createRemembered(vectorCount, most);
  for (let place = 0; place < vectorCount; place++) {
    const vector = vectorAt(search, place);
    const found = findNearest(search, vector, most);
    for (let index = 0; index < nNeighbors.length; index++) {
      kDistances[index]![vector] = kDistanceOf(found, nNeighbors[index]!);
    }
    if (search.wasCostly) remember(remembered, vector, found);
  }
  return { search, nNeighbors, kDistances, remembered };
}

/** The engine's own order, in which neighbors in space are neighbors in memory. */
function vectorAt({ engine }: NeighborSearch, place: number): number {
  return engine.kind === "tree" ? engine.tree.vectorOfPlace[place]! : place;
}

/** The least distance within which at least k rows stand. */
function kDistanceOf(found: Neighborhood, k: number): number {
  const { multiplicities, neighborIndices, neighborDistances, nearerWeight, shellDistance } = found;
  if (nearerWeight < k) return shellDistance;
  let weight = found.copies;
  let place = 0;
  while (weight < k) weight += multiplicities[neighborIndices[place++]!]!;
  return place === 0 ? 0 : neighborDistances[place - 1]!;
}

/** Visits every vector with its neighbors within the largest k's distance. */
export function visitNeighborhoods(
  { search, kDistances, remembered }: Neighborhoods,
  visit: (vector: number, found: Neighborhood) => void,
): void {
  const radii = kDistances.at(-1);
  if (radii === undefined) return;
  for (let place = 0; place < radii.length; place++) {
    const vector = vectorAt(search, place);
    const isRecalled = recall(remembered, vector, search.found);
    visit(vector, isRecalled ? search.found : findWithin(search, vector, radii[vector]!));
  }
}
