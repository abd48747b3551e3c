import { isOnOwnLine } from "./line-search.ts";
import { kDistancesAlongLines } from "./line-windows.ts";
import { findNearest, findWithin, type NeighborSearch } from "./neighbor-search.ts";
import { kDistanceOf, type Neighborhood, orderNeighborhood } from "./neighborhood.ts";
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
  const kDistances = nNeighbors.map((k) => boundsOfKDistances(search, k));
  const remembered = createRemembered(vectorCount, most);
  const bounds = kDistances.at(-1);
  for (let place = 0; bounds && place < vectorCount; place++) {
    const vector = vectorAt(search, place);
    if (isSettled(search, vector, bounds[vector]!)) continue;
    const found = findNearest(search, vector, most, bounds[vector]!);
    for (let index = 0; index < nNeighbors.length; index++) {
      kDistances[index]![vector] = kDistanceOf(found, nNeighbors[index]!);
    }
    orderNeighborhood(found);
    remember(remembered, vector, found);
  }
  return { search, nNeighbors, kDistances, remembered };
}

/** What each k-distance is at most; lines know it without any search. */
function boundsOfKDistances({ engine, vectors }: NeighborSearch, k: number): Float64Array {
  if (engine.kind === "lines") return kDistancesAlongLines(engine.space, k);
  return new Float64Array(vectors.vectorCount).fill(Number.POSITIVE_INFINITY);
}

/** Whether the bounds are the k-distances already, because no other line is that near. */
function isSettled({ engine }: NeighborSearch, vector: number, bound: number): boolean {
  return engine.kind === "lines" && isOnOwnLine(engine, vector, bound);
}

/** The engine's own order, in which neighbors in space are neighbors in memory. */
function vectorAt({ engine }: NeighborSearch, place: number): number {
  return engine.kind === "tree" ? engine.tree.vectorOfPlace[place]! : place;
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
