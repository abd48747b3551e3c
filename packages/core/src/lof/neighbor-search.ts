import type { DistinctVectors } from "./distinct-vectors.ts";
import { createLineSearch, type LineSearch, searchLines } from "./line-search.ts";
import { type MeasuredSpace, type Metric, measuredSpace } from "./metric.ts";
import { createNeighborhood, finishNeighborhood, type Neighborhood, startNeighborhood } from "./neighborhood.ts";
import { createPairTable } from "./pair-table.ts";
import { createPointTree } from "./point-tree.ts";
import { searchTree, type TreeSearch } from "./tree-search.ts";

/** How neighbors are found; all engines give the same neighbors with the same bits (docs/adr/0010-lof-engines.md). */
export type Engine = "lines" | "tree" | "allPairs";

/** Exact neighbors among distinct vectors. `found` holds the answer of the last question only. */
export interface NeighborSearch {
  readonly vectors: DistinctVectors;
  readonly space: MeasuredSpace;
  readonly engine: LineSearch | TreeSearch;
  readonly found: Neighborhood;
}

/** A search by the engine that suits the data, or by the one named. */
export function createNeighborSearch(vectors: DistinctVectors, metric: Metric, engine?: Engine): NeighborSearch {
  const space = measuredSpace(vectors, metric);
  return {
    vectors,
    space,
    engine: engine ? createEngine(space, engine) : chooseEngine(space),
    found: createNeighborhood(vectors.multiplicities),
  };
}

/**
 * The nearest other rows, copies among them: those that `weight` rows need, with all that tie with the farthest. They
 * are known to be within `bound`, if only at infinity.
 */
export function findNearest(search: NeighborSearch, vector: number, weight: number, bound: number): Neighborhood {
  const copies = search.vectors.multiplicities[vector]! - 1;
  startNeighborhood(search.found, copies, weight, bound);
  return gather(search, vector);
}

/** The same of rows at a distance greater than 0. */
export function findNearestUnlike(search: NeighborSearch, vector: number, weight: number): Neighborhood {
  startNeighborhood(search.found, 0, weight, Number.POSITIVE_INFINITY);
  search.found.isUnlikeOnly = true;
  return gather(search, vector);
}

/** All other vectors within a distance, bound included, in vector order but for those at the distance itself. */
export function findWithin(search: NeighborSearch, vector: number, radius: number): Neighborhood {
  const copies = search.vectors.multiplicities[vector]! - 1;
  startNeighborhood(search.found, copies, 0, radius);
  return gather(search, vector);
}

/** More neighbors than this are not kept (12 bytes each). */
const mostPairs = 4_000_000;

/** Prepares for the question after every vector's `weight` nearest: all pairs are measured once, not twice. */
export function prepareSearch({ engine, vectors }: NeighborSearch, weight: number): void {
  if (engine.kind !== "tree" || engine.tree.rightChildren.length > 1) return;
  if (vectors.vectorCount < fewVectors || vectors.vectorCount * weight > mostPairs) return;
  engine.pairs = createPairTable(engine.tree, weight);
}

function gather(search: NeighborSearch, vector: number): Neighborhood {
  const { engine, found } = search;
  if (engine.kind === "lines") searchLines(engine, vector, found);
  else searchTree(engine, vector, found);
  finishNeighborhood(found);
  return found;
}

/** Fewer vectors than this are compared pair by pair: no index pays for its building. */
const fewVectors = 256;
/** Lines are worth their quadratic number of distances while they hold this many vectors on average. */
const leastVectorsPerLine = 8;

function chooseEngine(space: MeasuredSpace): LineSearch | TreeSearch {
  const { vectorCount, lines } = space.vectors;
  if (vectorCount < fewVectors) return createEngine(space, "allPairs");
  if (lines.lineCount * leastVectorsPerLine <= vectorCount) return createEngine(space, "lines");
  const tree = createTreeSearch(space, "tree");
  return measuredShare(tree) > mostMeasuredShare ? createEngine(space, "allPairs") : tree;
}

const sampledQuestions = 32;
const sampledNeighbors = 20;
/** Where a search measures more than this share of all points, the tree costs more than it spares. */
const mostMeasuredShare = 0.25;

function measuredShare(search: TreeSearch): number {
  const { vectorCount, multiplicities } = search.tree.space.vectors;
  const found = createNeighborhood(multiplicities);
  for (let question = 0; question < sampledQuestions; question++) {
    startNeighborhood(found, 0, sampledNeighbors, Number.POSITIVE_INFINITY);
    searchTree(search, Math.floor((question * vectorCount) / sampledQuestions), found);
  }
  return search.measuredPoints / (sampledQuestions * vectorCount);
}

function createEngine(space: MeasuredSpace, engine: Engine): LineSearch | TreeSearch {
  if (engine === "lines") return createLineSearch(space);
  return createTreeSearch(space, engine === "tree" ? "tree" : "oneLeaf");
}

function createTreeSearch(space: MeasuredSpace, shape: "tree" | "oneLeaf"): TreeSearch {
  return { kind: "tree", tree: createPointTree(space, shape), pairs: null, measuredPoints: 0 };
}
