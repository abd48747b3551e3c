import { distanceOf, squaredLimit } from "./metric.ts";
import { addNeighbor, type Neighborhood } from "./neighborhood.ts";
import { isComplete, type PairTable } from "./pair-table.ts";
import type { PointTree } from "./point-tree.ts";

/** Search in a k-d tree, or over all pairs where the tree is one leaf. */
export interface TreeSearch {
  readonly kind: "tree";
  readonly tree: PointTree;
  /** Where all pairs are to be compared, what was found so. */
  pairs: PairTable | null;
  /** Points that were measured, over all questions: how well the tree prunes. */
  measuredPoints: number;
}

/** What is asked about: the place of a point in the tree, and what is found around it. */
interface Question {
  readonly place: number;
  readonly found: Neighborhood;
}

/** Gathers what `found` wants. */
export function searchTree(search: TreeSearch, vector: number, found: Neighborhood): void {
  const { pairs, tree } = search;
  const place = tree.placeOfVector[vector]!;
  const isListed = pairs !== null && found.wanted > 0 && found.wanted <= pairs.room && !found.isUnlikeOnly;
  if (isListed && isComplete(pairs, place)) takeListed(tree, pairs, place, found);
  else searchNode(search, 0, { place, found });
}

function takeListed({ vectorOfPlace, space }: PointTree, pairs: PairTable, place: number, found: Neighborhood): void {
  const first = place * pairs.room;
  for (let at = first; at < first + pairs.counts[place]!; at++) {
    const distance = distanceOf(pairs.squares[at]!, space.roundingSteps);
    if (distance > found.bound) return;
    addNeighbor(found, vectorOfPlace[pairs.neighbors[at]!]!, distance);
  }
}

function searchNode(search: TreeSearch, node: number, question: Question): void {
  const { tree } = search;
  const right = tree.rightChildren[node]!;
  if (right === 0) {
    scanLeaf(search, node, question);
    return;
  }
  const leftSquared = squaredToBox(tree, node + 1, question.place);
  const rightSquared = squaredToBox(tree, right, question.place);
  const isLeftNearer = leftSquared <= rightSquared;
  searchNodeWithin(search, isLeftNearer ? node + 1 : right, isLeftNearer ? leftSquared : rightSquared, question);
  searchNodeWithin(search, isLeftNearer ? right : node + 1, isLeftNearer ? rightSquared : leftSquared, question);
}

function searchNodeWithin(search: TreeSearch, node: number, squared: number, question: Question): void {
  if (squared <= squaredLimit(question.found.bound)) searchNode(search, node, question);
}

/** Summed in the order of distances, so that in floating point too it is never more than the distance to a point. */
function squaredToBox({ points, boxes, weights, columnCount }: PointTree, node: number, place: number): number {
  const start = place * columnCount;
  const least = node * columnCount * 2;
  const most = least + columnCount;
  let sum = 0;
  for (let column = 0; column < columnCount; column++) {
    const value = points[start + column]!;
    const below = boxes[least + column]! - value;
    const above = value - boxes[most + column]!;
    const outside = weights[column]! * Math.max(below, above, 0);
    sum += outside * outside;
  }
  return sum;
}

function scanLeaf(search: TreeSearch, node: number, { place, found }: Question): void {
  const { points, columnCount, weights, space, vectorOfPlace, firstPlaces, endPlaces } = search.tree;
  const first = firstPlaces[node]!;
  const end = endPlaces[node]!;
  search.measuredPoints += end - first;
  let limit = squaredLimit(found.bound);
  for (let other = first; other < end; other++) {
    const squared = squaredDistance(points, weights, place * columnCount, other * columnCount, limit);
    if (squared > limit || other === place) continue;
    const distance = distanceOf(squared, space.roundingSteps);
    if (distance > found.bound) continue;
    addNeighbor(found, vectorOfPlace[other]!, distance);
    limit = squaredLimit(found.bound);
  }
}

/**
 * Squared distance between the points that start at `a` and `b`; four columns at a time, and what is over `limit` is left unfinished.
 * The arrays are arguments because V8 does not lift loads of fields out of a loop.
 */
export function squaredDistance(
  points: Float64Array,
  weights: Float64Array,
  a: number,
  b: number,
  limit: number,
): number {
  const columnCount = weights.length;
  let sum = 0;
  let column = 0;
  for (; column + 4 <= columnCount; column += 4) {
    const d0 = weights[column]! * (points[a + column]! - points[b + column]!);
    const d1 = weights[column + 1]! * (points[a + column + 1]! - points[b + column + 1]!);
    const d2 = weights[column + 2]! * (points[a + column + 2]! - points[b + column + 2]!);
    const d3 = weights[column + 3]! * (points[a + column + 3]! - points[b + column + 3]!);
    sum = sum + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    if (sum > limit) return sum;
  }
  for (; column < columnCount; column++) {
    const difference = weights[column]! * (points[a + column]! - points[b + column]!);
    sum += difference * difference;
  }
  return sum;
}
