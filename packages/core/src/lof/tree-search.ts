import { distanceOf, squaredLimit } from "./metric.ts";
import { addNeighbor, type Neighborhood } from "./neighborhood.ts";
import type { PointTree } from "./point-tree.ts";

/** Search in a k-d tree, or over all pairs where the tree is one leaf. */
export interface TreeSearch {
  readonly kind: "tree";
  readonly tree: PointTree;
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
  searchNode(search, 0, { place: search.tree.placeOfVector[vector]!, found });
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
  const { tree } = search;
  const { space, vectorOfPlace } = tree;
  const end = tree.endPlaces[node]!;
  search.measuredPoints += end - tree.firstPlaces[node]!;
  let limit = squaredLimit(found.bound);
  for (let other = tree.firstPlaces[node]!; other < end; other++) {
    const squared = squaredDistance(tree, place, other, limit);
    if (squared > limit || other === place) continue;
    const distance = distanceOf(squared, space.roundingSteps);
    if (distance > found.bound) continue;
    addNeighbor(found, vectorOfPlace[other]!, distance);
    limit = squaredLimit(found.bound);
  }
}

/** Four columns at a time; what is over `limit` is left unfinished. */
function squaredDistance(tree: PointTree, a: number, b: number, limit: number): number {
  const { points, weights, columnCount } = tree;
  let first = a * columnCount;
  let second = b * columnCount;
  let sum = 0;
  let column = 0;
  for (; column + 4 <= columnCount; column += 4, first += 4, second += 4) {
    const d0 = weights[column]! * (points[first]! - points[second]!);
    const d1 = weights[column + 1]! * (points[first + 1]! - points[second + 1]!);
    const d2 = weights[column + 2]! * (points[first + 2]! - points[second + 2]!);
    const d3 = weights[column + 3]! * (points[first + 3]! - points[second + 3]!);
    sum = sum + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    if (sum > limit) return sum;
  }
  for (; column < columnCount; column++, first++, second++) {
    const difference = weights[column]! * (points[first]! - points[second]!);
    sum += difference * difference;
  }
  return sum;
}
