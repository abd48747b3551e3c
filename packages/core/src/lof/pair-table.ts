import { squaredLimit } from "./metric.ts";
import type { PointTree } from "./point-tree.ts";
import { squaredDistance } from "./tree-search.ts";

/**
 * The nearest of every point, found by measuring each pair once: distances are symmetric, and a point's column values
 * stay in registers while all before it go by. Places are those of the points.
 */
export interface PairTable {
  /** How many neighbors each point has room for; all have that many, unless there are no more points. */
  readonly room: number;
  /** Row-major, `place * room + rank`, ascending in squared distance. */
  readonly neighbors: Int32Array;
  readonly squares: Float64Array;
  readonly counts: Int32Array;
  /** The squared distance beyond which nothing is a neighbor. */
  readonly limits: Float64Array;
  /** The least squared distance for which there was no room: within the limit it may tie with the last. */
  readonly dropped: Float64Array;
}

/** Columns that are compared first: as many as fit in registers. */
const leadingCount = 8;

/** Measures all pairs. */
export function createPairTable(tree: PointTree, room: number): PairTable {
  const { vectorCount } = tree.space.vectors;
  const table = {
    room,
    neighbors: new Int32Array(vectorCount * room),
    squares: new Float64Array(vectorCount * room),
    counts: new Int32Array(vectorCount),
    limits: new Float64Array(vectorCount).fill(Number.POSITIVE_INFINITY),
    dropped: new Float64Array(vectorCount).fill(Number.POSITIVE_INFINITY),
  };
  const leading = leadingValues(tree);
  const slack = rootOfError(leading);
  for (let place = 0; place < vectorCount; place++) measureBefore(table, tree, leading, place, slack);
  return table;
}

/** Whether a point's list is all there is within its last neighbor's distance. */
export function isComplete({ dropped, limits }: PairTable, place: number): boolean {
  return dropped[place]! > limits[place]!;
}

/** The widest columns of each point, weighted; missing ones are 0. Sums over them leave out what is not near. */
function leadingValues({ points, weights, columnCount, boxes, space }: PointTree): Float64Array {
  const { vectorCount } = space.vectors;
  const width = (column: number) => Math.abs(weights[column]! * (boxes[columnCount + column]! - boxes[column]!));
  const widest = [...weights.keys()].sort((a, b) => width(b) - width(a)).slice(0, leadingCount);
  const leading = new Float64Array(vectorCount * leadingCount);
  widest.forEach((column, place) => {
    for (let point = 0; point < vectorCount; point++) {
      leading[point * leadingCount + place] = weights[column]! * points[point * columnCount + column]!;
    }
  });
  return leading;
}

/** How far a distance between weighted values may be from the weighted distance between values. */
function rootOfError(leading: Float64Array): number {
  let most = 0;
  for (const value of leading) most = Math.max(most, Math.abs(value));
  return most * leadingCount * Number.EPSILON * 2;
}

function measureBefore(table: PairTable, tree: PointTree, leading: Float64Array, place: number, slack: number): void {
  const { limits } = table;
  const { points, weights, columnCount } = tree;
  const at = place * leadingCount;
  const v0 = leading[at]!;
  const v1 = leading[at + 1]!;
  const v2 = leading[at + 2]!;
  const v3 = leading[at + 3]!;
  const v4 = leading[at + 4]!;
  const v5 = leading[at + 5]!;
  const v6 = leading[at + 6]!;
  const v7 = leading[at + 7]!;
  let limit = limits[place]!;
  for (let other = 0, next = 0; other < place; other++, next += leadingCount) {
    const d0 = v0 - leading[next]!;
    const d1 = v1 - leading[next + 1]!;
    const d2 = v2 - leading[next + 2]!;
    const d3 = v3 - leading[next + 3]!;
    const d4 = v4 - leading[next + 4]!;
    const d5 = v5 - leading[next + 5]!;
    const d6 = v6 - leading[next + 6]!;
    const d7 = v7 - leading[next + 7]!;
    const sum = d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3) + (d4 * d4 + d5 * d5 + (d6 * d6 + d7 * d7));
    if (sum > limit && sum > limits[other]!) continue;
    const squared = squaredDistance(
      points,
      weights,
      place * columnCount,
      other * columnCount,
      Number.POSITIVE_INFINITY,
    );
    if (squared <= limits[other]!) insertNeighbor(table, other, place, squared, slack);
    if (squared > limit) continue;
    insertNeighbor(table, place, other, squared, slack);
    limit = limits[place]!;
  }
}

/** Insertion sort; where there is no room the farthest goes. */
function insertNeighbor(table: PairTable, place: number, neighbor: number, squared: number, slack: number): void {
  const { room, neighbors, squares, counts, dropped } = table;
  const first = place * room;
  let end = first + counts[place]!;
  if (counts[place] === room) {
    const farthest = Math.max(squares[end - 1]!, squared);
    if (farthest < dropped[place]!) dropped[place] = farthest;
    if (farthest === squared) return;
    end--;
  } else counts[place]! += 1;
  let at = end;
  for (; at > first && squares[at - 1]! > squared; at--) {
    squares[at] = squares[at - 1]!;
    neighbors[at] = neighbors[at - 1]!;
  }
  squares[at] = squared;
  neighbors[at] = neighbor;
  if (counts[place] === room) table.limits[place] = squaredLimit(Math.sqrt(squares[first + room - 1]!) + slack);
}
