import { addCursor, createLineCursors, type LineCursors, moveCursor } from "./line-cursors.ts";
import { distancesToNearestLines, measureLines } from "./line-distances.ts";
import { distanceOf, type MeasuredSpace, squaredLimit } from "./metric.ts";
import { createNearestFirst, type NearestFirst, reachPlace, refill } from "./nearest-first.ts";
import { addNeighbor, type Neighborhood, startNeighborhood } from "./neighborhood.ts";
import { bucketOf, type PositionSweep } from "./position-sweep.ts";

/**
 * Search along sorted lines. A vector's own line comes first; then what stands at about its position, where that is
 * little; else other lines in ascending distance until one lies beyond the bound. Vectors are best asked about in
 * ascending order.
 */
export interface LineSearch {
  readonly kind: "lines";
  readonly space: MeasuredSpace;
  /** For each line the distance of the nearest other. */
  readonly nearestOthers: Float64Array;
  sweep: PositionSweep | null;
  /** The line last asked about, the squared distance of every line to it, and these lines in order as far as needed. */
  line: number;
  readonly squares: Float64Array;
  queuedLine: number;
  readonly queue: NearestFirst;
  readonly cursors: LineCursors;
}

/** Measures the lines against each other. */
export function createLineSearch(space: MeasuredSpace): LineSearch {
  const { lineCount } = space.vectors.lines;
  return {
    kind: "lines",
    space,
    nearestOthers: distancesToNearestLines(space),
    sweep: null,
    line: -1,
    squares: new Float64Array(lineCount),
    queuedLine: -1,
    queue: createNearestFirst(lineCount),
    cursors: createLineCursors(lineCount),
  };
}

/** Gathers what `found` wants. */
export function searchLines(search: LineSearch, vector: number, found: Neighborhood): void {
  enterLineOf(search, vector);
  const { copies, wanted, isUnlikeOnly } = found;
  walkOwnLine(search, vector, found);
  if (search.nearestOthers[search.line]! > found.bound) return;
  if (search.sweep !== null) {
    if (isSwept(search, search.sweep, vector, found)) return;
    startNeighborhood(found, copies, wanted, found.bound);
    found.isUnlikeOnly = isUnlikeOnly;
    walkOwnLine(search, vector, found);
  }
  walkOtherLines(search, vector, found);
}

function enterLineOf(search: LineSearch, vector: number): void {
  const { starts } = search.space.vectors.lines;
  const { line } = search;
  if (line >= 0 && vector >= starts[line]! && vector < starts[line + 1]!) return;
  search.line = lineHolding(starts, vector);
  measureLines(search.space, search.line, search.squares);
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

function walkOwnLine({ space, line }: LineSearch, vector: number, found: Neighborhood): void {
  const { starts, positions } = space.vectors.lines;
  const from = { position: positions[vector]!, apart: 0 };
  walkLine(space, found, from, vector + 1, starts[line + 1]!, 1);
  walkLine(space, found, from, vector - 1, starts[line]! - 1, -1);
}

/** Takes in what is near on one line, `apart` (squared) from the position, from `first` to before `stop`. */
function walkLine(
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  found: Neighborhood,
  { position, apart }: { position: number; apart: number },
  first: number,
  stop: number,
  step: 1 | -1,
): void {
  const { positions } = vectors.lines;
  for (let vector = first; vector !== stop; vector += step) {
    const difference = sweptWeight * (position - positions[vector]!);
    const distance = distanceOf(apart + difference * difference, roundingSteps);
    if (distance > found.bound) return;
    addNeighbor(found, vector, distance);
  }
}

/** How many vectors and buckets are looked at before the lines are likely to be the shorter way. */
const mostLooks = 128;

/** Sweeps outward over the vectors of other lines, bucket by bucket; false where the end would be far or not told. */
function isSwept(search: LineSearch, sweep: PositionSweep, vector: number, found: Neighborhood): boolean {
  const { isHeld, starts } = sweep;
  const position = search.space.vectors.lines.positions[vector]!;
  let above = bucketOf(sweep, position);
  let below = above - 1;
  let isAboveNear = true;
  let isBelowNear = below >= 0;
  let looks = 0;
  while (isAboveNear || isBelowNear) {
    if (isAboveNear) {
      looks += starts[above + 1]! - starts[above]! + 1;
      if (isHeld[above] === 0 || looks > mostLooks) return false;
      isAboveNear = takeBucket(search, sweep, above++, position, found) && above < isHeld.length;
    }
    if (isBelowNear) {
      looks += starts[below + 1]! - starts[below]! + 1;
      if (isHeld[below] === 0 || looks > mostLooks) return false;
      isBelowNear = takeBucket(search, sweep, below--, position, found) && below >= 0;
    }
  }
  return true;
}

/** False where all of the bucket is too far along the line alone, and so is what lies beyond. */
function takeBucket(
  { space, squares, line }: LineSearch,
  { starts, vectors, lines, positions }: PositionSweep,
  bucket: number,
  position: number,
  found: Neighborhood,
): boolean {
  const { sweptWeight, roundingSteps } = space;
  const first = starts[bucket]!;
  const end = starts[bucket + 1]!;
  let limit = squaredLimit(found.bound);
  let isNear = first === end;
  for (let place = first; place < end; place++) {
    const difference = sweptWeight * (position - positions[place]!);
    const along = difference * difference;
    if (along <= limit) isNear = true;
    const other = lines[place]!;
    const squared = squares[other]! + along;
    if (squared > limit || other === line) continue;
    const distance = distanceOf(squared, roundingSteps);
    if (distance > found.bound) continue;
    addNeighbor(found, vectors[place]!, distance);
    limit = squaredLimit(found.bound);
  }
  return isNear;
}

/** Goes through the lines in ascending distance; a line with nothing near the position costs two comparisons. */
function walkOtherLines(search: LineSearch, vector: number, found: Neighborhood): void {
  if (search.queuedLine !== search.line) queueLines(search);
  const { cursors, space, queue } = search;
  const { squares, below, above } = cursors;
  const { starts, positions } = space.vectors.lines;
  const position = positions[vector]!;
  let limit = squaredLimit(found.bound);
  for (let place = 0; place < cursors.count || takeNextLine(search); place++) {
    const apart = squares[place]!;
    if (apart > limit) return;
    const line = queue.lines[place]!;
    if (position <= below[place]! || position > above[place]!) {
      moveCursor(cursors, place, positions, { position, start: starts[line]!, end: starts[line + 1]! });
    }
    const down = space.sweptWeight * (position - below[place]!);
    const up = space.sweptWeight * (position - above[place]!);
    if (apart + down * down > limit && apart + up * up > limit) continue;
    const from = { position, apart };
    walkLine(space, found, from, cursors.vectors[place]!, starts[line + 1]!, 1);
    walkLine(space, found, from, cursors.vectors[place]! - 1, starts[line]! - 1, -1);
    limit = squaredLimit(found.bound);
  }
}

function queueLines(search: LineSearch): void {
  refill(search.queue, search.squares, search.line);
  search.queuedLine = search.line;
  search.cursors.count = 0;
}

/** Takes the next line off the queue; false where there is none. */
function takeNextLine({ queue, squares, cursors }: LineSearch): boolean {
  if (!reachPlace(queue, squares, cursors.count)) return false;
  addCursor(cursors, squares[queue.lines[cursors.count]!]!);
  return true;
}
