import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { distanceOf, squaredLimit } from "../lof/metric.ts";
import { createPointTree, type PointTree } from "../lof/point-tree.ts";

/** Vectors to look among from any point, whether it is one of them or not. */
export interface VectorGround {
  readonly vectors: DistinctVectors;
  /** Factor of each column's difference. */
  readonly weights: Float64Array;
  readonly tree: PointTree;
  /** All columns, the swept one last, as the tree has them: distances are summed as in `lof`, to the same bits. */
  readonly columns: readonly number[];
}

/** Distances are rounded to this many decimals before they are compared, so that ties are ties on every machine. */
export const distanceDecimals = 6;

const roundingSteps = 10 ** distanceDecimals;

/**
 * Builds the tree once, for any number of questions. Columns that are constant stay in it: a point that is none of the
 * vectors may differ in them.
 */
export function createVectorGround(vectors: DistinctVectors, weights: Float64Array): VectorGround {
  const { lineCoordinates, lineCount, sweptColumn } = vectors.lines;
  const otherColumns = [...weights.keys()].filter((column) => column !== sweptColumn);
  const compact = new Float64Array(lineCount * otherColumns.length);
  otherColumns.forEach((column, place) => {
    for (let line = 0; line < lineCount; line++) {
      compact[line * otherColumns.length + place] = lineCoordinates[line * weights.length + column]!;
    }
  });
  const space = {
    vectors,
    otherColumns,
    otherWeights: Float64Array.from(otherColumns, (column) => weights[column]!),
    lineCoordinates: compact,
    sweptWeight: weights[sweptColumn] ?? 0,
    roundingSteps,
  };
  return { vectors, weights, tree: createPointTree(space, "tree"), columns: [...otherColumns, sweptColumn] };
}

/** What is asked, in the tree's order of columns, and what is wanted. */
interface Question {
  readonly point: Float64Array;
  /** Gets a vector and its distance; returns the distance beyond which nothing is wanted any more. */
  readonly visit: (vector: number, distance: number) => number;
  bound: number;
}

/** Visits the vectors around a point, the nearer parts of the ground first, until nothing within the bound is left. */
export function visitAround(ground: VectorGround, point: Float64Array, visit: Question["visit"]): void {
  const asked = Float64Array.from(ground.columns, (column) => point[column] ?? 0);
  searchNode(ground.tree, 0, { point: asked, visit, bound: Number.POSITIVE_INFINITY });
}

function searchNode(tree: PointTree, node: number, question: Question): void {
  const right = tree.rightChildren[node]!;
  if (right === 0) {
    visitLeaf(tree, node, question);
    return;
  }
  const left = node + 1;
  const leftSquared = squaredToBox(tree, left, question.point);
  const rightSquared = squaredToBox(tree, right, question.point);
  const isLeftNearer = leftSquared <= rightSquared;
  searchWithin(tree, isLeftNearer ? left : right, Math.min(leftSquared, rightSquared), question);
  searchWithin(tree, isLeftNearer ? right : left, Math.max(leftSquared, rightSquared), question);
}

function searchWithin(tree: PointTree, node: number, squared: number, question: Question): void {
  if (squared <= squaredLimit(question.bound)) searchNode(tree, node, question);
}

/** Summed in the order of distances, so that in floating point too it is never more than the distance to a point. */
function squaredToBox({ boxes, weights, columnCount }: PointTree, node: number, point: Float64Array): number {
  const least = node * columnCount * 2;
  const most = least + columnCount;
  let sum = 0;
  for (let column = 0; column < columnCount; column++) {
    const value = point[column]!;
    const outside = weights[column]! * Math.max(boxes[least + column]! - value, value - boxes[most + column]!, 0);
    sum += outside * outside;
  }
  return sum;
}

function visitLeaf(tree: PointTree, node: number, question: Question): void {
  const { firstPlaces, endPlaces, vectorOfPlace } = tree;
  for (let place = firstPlaces[node]!; place < endPlaces[node]!; place++) {
    const squared = squaredToPlace(tree, place, question.point);
    if (squared > squaredLimit(question.bound)) continue;
    const distance = distanceOf(squared, roundingSteps);
    if (distance <= question.bound) question.bound = question.visit(vectorOfPlace[place]!, distance);
  }
}

function squaredToPlace({ points, weights, columnCount }: PointTree, place: number, point: Float64Array): number {
  const start = place * columnCount;
  let sum = 0;
  for (let column = 0; column < columnCount; column++) {
    const difference = weights[column]! * (point[column]! - points[start + column]!);
    sum += difference * difference;
  }
  return sum;
}
