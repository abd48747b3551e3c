import { createWindows, elsewhere, kDistancesAlongLines, type LineWindows, settleWindows } from "./line-windows.ts";
import type { NeighborList } from "./means-of-list.ts";
import type { Window } from "./means-on-line.ts";
import { findNearest, findWithin, type NeighborSearch, prepareSearch } from "./neighbor-search.ts";
import { kDistanceOf } from "./neighborhood.ts";
import { createPositionSweep } from "./position-sweep.ts";
import { createRemembered, type Remembered, remember } from "./remembered.ts";

/** For each k the k-distance of every vector, and the means to go over the neighbors within the largest one again. */
export interface Neighborhoods {
  readonly search: NeighborSearch;
  readonly nNeighbors: readonly number[];
  readonly kDistances: readonly Float64Array[];
  readonly windows: LineWindows;
  readonly remembered: Remembered;
}

/** Where fewer vectors than this have neighbors elsewhere, these stand too far apart for a sweep over positions. */
const leastShareToSweep = 0.1;

/** Finds every vector's k-distances: along its line where that is enough, else by a search. */
export function findNeighborhoods(search: NeighborSearch, nNeighbors: readonly number[]): Neighborhoods {
  const { vectorCount } = search.vectors;
  const windows = createWindows(vectorCount);
  const kDistances = nNeighbors.map((k) => boundsOfKDistances(search, k, windows));
  const bounds = kDistances.at(-1) ?? new Float64Array(0);
  const listCount = settle(search, { ...windows, kDistances: bounds });
  prepareSearch(search, nNeighbors.at(-1) ?? 0);
  if (search.engine.kind === "lines" && listCount > vectorCount * leastShareToSweep) {
    search.engine.sweep = createPositionSweep(search.space, windows, listCount);
  }
  const remembered = createRemembered(listCount, nNeighbors.at(-1) ?? 0);
  const neighborhoods = { search, nNeighbors, kDistances, windows, remembered };
  searchUnsettled(neighborhoods, bounds);
  return neighborhoods;
}

/** What each k-distance is at most; lines know it without any search. */
function boundsOfKDistances({ engine, vectors }: NeighborSearch, k: number, windows: LineWindows): Float64Array {
  if (engine.kind === "lines") return kDistancesAlongLines(engine.space, k, windows);
  return new Float64Array(vectors.vectorCount).fill(Number.POSITIVE_INFINITY);
}

/** Tells the vectors whose bounds are the k-distances already from the others, whose number it returns. */
function settle({ engine, vectors }: NeighborSearch, windows: LineWindows & { kDistances: Float64Array }): number {
  if (engine.kind !== "lines") return vectors.vectorCount;
  const { lineCount, starts } = vectors.lines;
  let unsettledCount = 0;
  for (let line = 0; line < lineCount; line++) {
    const extent = { first: starts[line]!, end: starts[line + 1]!, nearestOther: engine.nearestOthers[line]! };
    unsettledCount += settleWindows(engine.space, windows, extent);
  }
  return unsettledCount;
}

function searchUnsettled({ search, nNeighbors, kDistances, windows, remembered }: Neighborhoods, bounds: Float64Array) {
  const most = nNeighbors.at(-1) ?? 0;
  let list = 0;
  for (let place = 0; place < bounds.length; place++) {
    const vector = vectorAt(search, place);
    if (windows.before[vector] !== elsewhere) continue;
    const found = findNearest(search, vector, most, bounds[vector]!);
    for (let index = 0; index < nNeighbors.length; index++) {
      kDistances[index]![vector] = kDistanceOf(found, nNeighbors[index]!);
    }
    remember(remembered, list++, found);
  }
}

/** The engine's own order, in which neighbors in space are neighbors in memory. */
function vectorAt({ engine }: NeighborSearch, place: number): number {
  return engine.kind === "tree" ? engine.tree.vectorOfPlace[place]! : place;
}

/** A walk over all vectors, each with its neighbors within the largest k's distance: a window of its line, or a list. */
export interface Walk {
  readonly neighborhoods: Neighborhoods;
  /** How many vectors and lists have been passed. */
  place: number;
  listCount: number;
  /** Where the walk is. */
  vector: number;
  isOnLine: boolean;
  readonly window: Window;
  readonly list: NeighborList;
}

/** Starts before the first vector. */
export function startWalk(neighborhoods: Neighborhoods): Walk {
  const { neighborIndices, neighborDistances } = neighborhoods.remembered;
  return {
    neighborhoods,
    place: 0,
    listCount: 0,
    vector: 0,
    isOnLine: false,
    window: { vector: 0, first: 0, end: 0 },
    list: { neighborIndices, neighborDistances, first: 0, end: 0 },
  };
}

/** Goes to the next vector; false where there is none. */
export function advance(walk: Walk): boolean {
  const { windows, search } = walk.neighborhoods;
  if (walk.place === windows.before.length) return false;
  const vector = vectorAt(search, walk.place++);
  const before = windows.before[vector]!;
  walk.vector = vector;
  walk.isOnLine = before !== elsewhere;
  if (walk.isOnLine) {
    walk.window.vector = vector;
    walk.window.first = vector - before;
    walk.window.end = vector + windows.after[vector]! + 1;
  } else takeList(walk);
  return true;
}

/** What was not remembered is found again. */
function takeList(walk: Walk): void {
  const { list, vector } = walk;
  const { remembered, search, kDistances } = walk.neighborhoods;
  const listCount = walk.listCount++;
  const isRemembered = listCount < remembered.count;
  const { neighborIndices, neighborDistances } = isRemembered ? remembered : search.found;
  list.neighborIndices = neighborIndices;
  list.neighborDistances = neighborDistances;
  list.first = isRemembered ? list.end : 0;
  list.end = isRemembered
    ? remembered.ends[listCount]!
    : findWithin(search, vector, kDistances.at(-1)?.[vector] ?? 0).count;
}
