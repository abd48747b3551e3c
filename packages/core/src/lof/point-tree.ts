import type { MeasuredSpace } from "./metric.ts";

/**
 * A k-d tree over distinct vectors (Bentley 1975) with tight boxes. Nodes are numbered in preorder: a node's left child
 * is the next one. Points stand in tree order, so that a leaf is one stretch of memory.
 */
export interface PointTree {
  readonly space: MeasuredSpace;
  readonly columnCount: number;
  /** Factor of each column's difference, in the order of `points`: the other columns, then the swept one. */
  readonly weights: Float64Array;
  /** Row-major, `place * columnCount + column`. */
  readonly points: Float64Array;
  readonly vectorOfPlace: Int32Array;
  readonly placeOfVector: Int32Array;
  /** For each node where its points start and end, and its right child; 0: a leaf. */
  readonly firstPlaces: number[];
  readonly endPlaces: number[];
  readonly rightChildren: number[];
  /** For each node its least values, then its greatest ones. */
  readonly boxes: number[];
}

/** Points in a leaf: fewer cost more box tests, more cost more distances (docs/adr/0010). */
const leafSize = 16;
/** Midpoint splits of skewed data can peel off single points; below this depth halves are split off. */
const deepestMidpointSplit = 48;

/** Builds the tree; `isFlat` leaves everything in one leaf, which makes the search a scan of all pairs. */
export function createPointTree(space: MeasuredSpace, shape: "tree" | "oneLeaf"): PointTree {
  const { vectorCount } = space.vectors;
  const weights = Float64Array.of(...space.otherWeights, space.sweptWeight);
  const points = gatherPoints(space, weights.length);
  const order = Int32Array.from({ length: vectorCount }, (_, vector) => vector);
  const builder: Builder = {
    weights,
    points,
    order,
    most: shape === "tree" ? leafSize : vectorCount,
    firstPlaces: [],
    endPlaces: [],
    rightChildren: [],
    boxes: [],
  };
  addNode(builder, 0, vectorCount, 0);
  const placeOfVector = new Int32Array(vectorCount);
  for (let place = 0; place < vectorCount; place++) placeOfVector[order[place]!] = place;
  const { firstPlaces, endPlaces, rightChildren, boxes } = builder;
  return {
    space,
    columnCount: weights.length,
    weights,
    points: inOrder(points, weights.length, order),
    vectorOfPlace: order,
    placeOfVector,
    firstPlaces,
    endPlaces,
    rightChildren,
    boxes,
  };
}

interface Builder {
  readonly weights: Float64Array;
  readonly points: Float64Array;
  readonly order: Int32Array;
  readonly most: number;
  readonly firstPlaces: number[];
  readonly endPlaces: number[];
  readonly rightChildren: number[];
  readonly boxes: number[];
}

function gatherPoints({ vectors, lineCoordinates, otherWeights }: MeasuredSpace, columnCount: number): Float64Array {
  const { lineCount, starts, positions } = vectors.lines;
  const points = new Float64Array(vectors.vectorCount * columnCount);
  for (let line = 0; line < lineCount; line++) {
    const others = lineCoordinates.subarray(line * otherWeights.length, (line + 1) * otherWeights.length);
    for (let vector = starts[line]!; vector < starts[line + 1]!; vector++) {
      points.set(others, vector * columnCount);
      points[(vector + 1) * columnCount - 1] = positions[vector]!;
    }
  }
  return points;
}

function inOrder(points: Float64Array, columnCount: number, order: Int32Array): Float64Array {
  const ordered = new Float64Array(points.length);
  order.forEach((vector, place) => {
    ordered.set(points.subarray(vector * columnCount, (vector + 1) * columnCount), place * columnCount);
  });
  return ordered;
}

function addNode(builder: Builder, first: number, end: number, depth: number): void {
  const node = builder.firstPlaces.push(first) - 1;
  builder.endPlaces.push(end);
  builder.rightChildren.push(0);
  pushBox(builder, first, end);
  if (end - first <= builder.most) return;
  const column = widestColumn(builder, node);
  if (column < 0) return;
  const middle =
    depth < deepestMidpointSplit ? splitAtMidpoint(builder, node, column) : splitInHalf(builder, node, column);
  addNode(builder, first, middle, depth + 1);
  builder.rightChildren[node] = builder.firstPlaces.length;
  addNode(builder, middle, end, depth + 1);
}

function pushBox({ boxes, points, order, weights }: Builder, first: number, end: number): void {
  const columnCount = weights.length;
  const least = boxes.length;
  const most = least + columnCount;
  for (let column = 0; column < columnCount; column++) boxes.push(Number.POSITIVE_INFINITY);
  for (let column = 0; column < columnCount; column++) boxes.push(Number.NEGATIVE_INFINITY);
  for (let place = first; place < end; place++) {
    const start = order[place]! * columnCount;
    for (let column = 0; column < columnCount; column++) {
      const value = points[start + column]!;
      if (value < boxes[least + column]!) boxes[least + column] = value;
      if (value > boxes[most + column]!) boxes[most + column] = value;
    }
  }
}

/** The column in which the node's box is widest; -1 where it is a point. */
function widestColumn({ boxes, weights }: Builder, node: number): number {
  const least = node * weights.length * 2;
  let widest = 0;
  let widestColumn = -1;
  for (let column = 0; column < weights.length; column++) {
    const width = Math.abs(weights[column]! * (boxes[least + weights.length + column]! - boxes[least + column]!));
    if (width > widest) {
      widest = width;
      widestColumn = column;
    }
  }
  return widestColumn;
}

/** Both sides get points, since the box is tight. */
function splitAtMidpoint(builder: Builder, node: number, column: number): number {
  const { boxes, order, points, weights, firstPlaces, endPlaces } = builder;
  const columnCount = weights.length;
  const least = boxes[node * columnCount * 2 + column]!;
  const most = boxes[(node * 2 + 1) * columnCount + column]!;
  const halfway = least / 2 + most / 2;
  const border = halfway < most && halfway >= least ? halfway : least;
  let first = firstPlaces[node]!;
  let end = endPlaces[node]!;
  while (first < end) {
    const vector = order[first]!;
    if (points[vector * columnCount + column]! <= border) first++;
    else {
      order[first] = order[--end]!;
      order[end] = vector;
    }
  }
  return first;
}

function splitInHalf(
  { order, points, weights, firstPlaces, endPlaces }: Builder,
  node: number,
  column: number,
): number {
  const first = firstPlaces[node]!;
  const end = endPlaces[node]!;
  const columnCount = weights.length;
  order.subarray(first, end).sort((a, b) => points[a * columnCount + column]! - points[b * columnCount + column]!);
  return (first + end) >>> 1;
}
