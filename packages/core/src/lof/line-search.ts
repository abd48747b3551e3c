import { firstAtLeast } from "./distinct-vectors.ts";
import { distanceOf, gapDistance, type MeasuredSpace, squaredBetweenLines, squaredLimit } from "./metric.ts";
import { createNearestFirst, type NearestFirst, reachPlace, refill } from "./nearest-first.ts";
import { addNeighbor, appendNeighbor, type Neighborhood } from "./neighborhood.ts";

/**
 * Search along sorted lines. A vector's own line comes first; other lines follow in ascending distance until one lies
 * beyond the bound, which for most vectors is the first.
 */
export interface LineSearch {
  readonly kind: "lines";
  readonly space: MeasuredSpace;
  /** The line last asked about, where it starts and ends, and the distance of the nearest other. */
  line: number;
  lineStart: number;
  lineEnd: number;
  nearestOther: number;
  /** The lines whose distances `squares` and `queue` hold. */
  measuredLine: number;
  queuedLine: number;
  readonly squares: Float64Array;
  readonly queue: NearestFirst;
  /** For each line the squared distance of the nearest other; -1: not known yet. */
  readonly nearestSquares: Float64Array;
}

/** Nothing is computed before it is asked for. */
export function createLineSearch(space: MeasuredSpace): LineSearch {
  const { lineCount } = space.vectors.lines;
  return {
    kind: "lines",
    space,
    line: -1,
    lineStart: 0,
    lineEnd: 0,
    nearestOther: 0,
    measuredLine: -1,
    queuedLine: -1,
    squares: new Float64Array(lineCount),
    queue: createNearestFirst(lineCount),
    nearestSquares: new Float64Array(lineCount).fill(-1),
  };
}

/** Gathers what `found` wants; returns whether other lines had to be looked at. */
export function searchLines(search: LineSearch, vector: number, found: Neighborhood): boolean {
  if (vector < search.lineStart || vector >= search.lineEnd) enterLine(search, vector);
  walkOwnLine(search, vector, found);
  if (search.nearestOther > found.bound) return false;
  if (search.queuedLine !== search.line) queueLines(search);
  walkOtherLines(search, vector, found);
  return true;
}

function enterLine(search: LineSearch, vector: number): void {
  const { starts, lineCount } = search.space.vectors.lines;
  let line = search.line + 1;
  if (line >= lineCount || starts[line] !== vector) line = lineHolding(starts, vector);
  search.line = line;
  search.lineStart = starts[line]!;
  search.lineEnd = starts[line + 1]!;
  if (search.nearestSquares[line]! < 0) measureLines(search);
  search.nearestOther = distanceOf(search.nearestSquares[line]!, search.space.roundingSteps);
}

function lineHolding(starts: Uint32Array, vector: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= vector) low = middle;
    else high = middle;
  }
  return low;
}

function measureLines(search: LineSearch): void {
  const { space, line, squares } = search;
  let nearest = Number.POSITIVE_INFINITY;
  for (let other = 0; other < squares.length; other++) {
    const squared = squaredBetweenLines(space, line, other, Number.POSITIVE_INFINITY);
    squares[other] = squared;
    if (squared < nearest && other !== line) nearest = squared;
  }
  search.nearestSquares[line] = nearest;
  search.measuredLine = line;
  search.queuedLine = -1;
}

function queueLines(search: LineSearch): void {
  if (search.measuredLine !== search.line) measureLines(search);
  refill(search.queue, search.squares, search.line);
  search.queuedLine = search.line;
}

/** Outward on both sides, the nearer side first and the left one of equals. */
function walkOwnLine({ space, lineStart, lineEnd }: LineSearch, vector: number, found: Neighborhood): void {
  let left = vector - 1;
  let right = vector + 1;
  let leftDistance = distanceAlongLine(space, vector, left >= lineStart ? left : -1);
  let rightDistance = distanceAlongLine(space, vector, right < lineEnd ? right : -1);
  while (left >= lineStart || right < lineEnd) {
    const isLeft = left >= lineStart && leftDistance <= rightDistance;
    const distance = isLeft ? leftDistance : rightDistance;
    if (distance > found.bound) return;
    appendNeighbor(found, isLeft ? left : right, distance);
    if (isLeft) leftDistance = distanceAlongLine(space, vector, --left >= lineStart ? left : -1);
    else rightDistance = distanceAlongLine(space, vector, ++right < lineEnd ? right : -1);
  }
}

function distanceAlongLine({ vectors, sweptWeight, roundingSteps }: MeasuredSpace, a: number, b: number): number {
  if (b < 0) return Number.POSITIVE_INFINITY;
  const { positions } = vectors.lines;
  return gapDistance(sweptWeight * (positions[a]! - positions[b]!), roundingSteps);
}

function walkOtherLines(search: LineSearch, vector: number, found: Neighborhood): void {
  const { queue, squares, space } = search;
  for (let place = 0; reachPlace(queue, squares, place); place++) {
    const line = queue.lines[place]!;
    if (distanceOf(squares[line]!, space.roundingSteps) > found.bound) return;
    walkLine(space, line, squares[line]!, { vector, found });
  }
}

function walkLine(
  space: MeasuredSpace,
  line: number,
  apart: number,
  { vector, found }: { vector: number; found: Neighborhood },
): void {
  const { starts, positions } = space.vectors.lines;
  const start = starts[line]!;
  const end = starts[line + 1]!;
  const position = positions[vector]!;
  const place = firstAtLeast(positions, position, start, end);
  walkSide(space, position, apart, { first: place, end, step: 1, found });
  walkSide(space, position, apart, { first: place - 1, end: start - 1, step: -1, found });
}

function walkSide(
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  position: number,
  apart: number,
  { first, end, step, found }: { first: number; end: number; step: number; found: Neighborhood },
): void {
  const { positions } = vectors.lines;
  for (let place = first; place !== end; place += step) {
    const difference = sweptWeight * (position - positions[place]!);
    const squared = apart + difference * difference;
    if (squared > squaredLimit(found.bound)) return;
    const distance = distanceOf(squared, roundingSteps);
    if (distance > found.bound) return;
    addNeighbor(found, place, distance);
  }
}
