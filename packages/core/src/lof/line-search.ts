import { firstAtLeast } from "./distinct-vectors.ts";
import { distanceOf, gapDistance, type MeasuredSpace, squaredBetweenLines, squaredLimit } from "./metric.ts";
import { createNearestFirst, type NearestFirst, reachPlace, refill } from "./nearest-first.ts";
import { addNeighbor, type Neighborhood, settleShell } from "./neighborhood.ts";

/**
 * Search along sorted lines. A vector's own line comes first; other lines follow in ascending distance until one lies
 * beyond the bound, which for most vectors is the first. Vectors are best asked about in ascending order.
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
  readonly cursors: Cursors;
  /** For each line the squared distance of the nearest other; -1: not known yet. */
  readonly nearestSquares: Float64Array;
}

/**
 * Where the position last asked about falls in each line, in the order of the queue: most lines in reach have nothing
 * near, and side by side in memory these are passed over at a few nanoseconds each.
 */
interface Cursors {
  /** How many lines have been taken off the queue. */
  count: number;
  /** The squared distance of each line. */
  readonly squares: Float64Array;
  /** The first vector at or after the position, its own position and the one before it; infinite at the ends. */
  readonly vectors: Uint32Array;
  readonly above: Float64Array;
  readonly below: Float64Array;
}

function createCursors(lineCount: number): Cursors {
  return {
    count: 0,
    squares: new Float64Array(lineCount),
    vectors: new Uint32Array(lineCount),
    above: new Float64Array(lineCount),
    below: new Float64Array(lineCount),
  };
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
    cursors: createCursors(lineCount),
    nearestSquares: new Float64Array(lineCount).fill(-1),
  };
}

/** Gathers what `found` wants. */
export function searchLines(search: LineSearch, vector: number, found: Neighborhood): void {
  enterLineOf(search, vector);
  walkOwnLine(search, vector, found);
  if (search.nearestOther > found.bound) return;
  if (search.queuedLine !== search.line) queueLines(search);
  walkOtherLines(search, vector, found);
}

/** Whether all that is within `radius` of a vector is on its own line. */
export function isOnOwnLine(search: LineSearch, vector: number, radius: number): boolean {
  enterLineOf(search, vector);
  return search.nearestOther > radius;
}

function enterLineOf(search: LineSearch, vector: number): void {
  if (vector >= search.lineStart && vector < search.lineEnd) return;
  const { starts, lineCount } = search.space.vectors.lines;
  const next = search.line + 1;
  const line = next < lineCount && starts[next] === vector ? next : lineHolding(starts, vector);
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
    const squared = squaredBetweenLines(space, line, other);
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
  search.cursors.count = 0;
}

/**
 * Lists what is within `found.bound` on the vector's own line, in vector order. Where no other line is that near this
 * is all, and what most vectors need: it knows nothing of shells.
 */
export function listOwnLine({ space, lineStart, lineEnd }: LineSearch, vector: number, found: Neighborhood): void {
  const { neighborIndices, neighborDistances, bound } = found;
  const { sweptWeight, roundingSteps } = space;
  const { positions } = space.vectors.lines;
  const position = positions[vector]!;
  let first = vector;
  while (first > lineStart && gapDistance(sweptWeight * (position - positions[first - 1]!), roundingSteps) <= bound) {
    first--;
  }
  let count = 0;
  for (let neighbor = first; neighbor < lineEnd; neighbor++) {
    const distance = gapDistance(sweptWeight * (position - positions[neighbor]!), roundingSteps);
    if (distance > bound) break;
    neighborIndices[count] = neighbor;
    neighborDistances[count] = distance;
    if (neighbor !== vector) count++;
  }
  found.count = count;
}

/**
 * Outward on both sides, the nearer side first and the left one of equals, until what is wanted is found.
 */
function walkOwnLine({ space, lineStart, lineEnd }: LineSearch, vector: number, found: Neighborhood): void {
  const { neighborIndices, neighborDistances, multiplicities, wanted, isUnlikeOnly } = found;
  const { sweptWeight, roundingSteps } = space;
  const { positions } = space.vectors.lines;
  const position = positions[vector]!;
  let { bound } = found;
  let weight = found.copies;
  let count = 0;
  let left = vector - 1;
  let right = vector + 1;
  while (left >= lineStart || right < lineEnd) {
    const leftGap = left >= lineStart ? sweptWeight * (position - positions[left]!) : Number.POSITIVE_INFINITY;
    const rightGap = right < lineEnd ? sweptWeight * (positions[right]! - position) : Number.POSITIVE_INFINITY;
    const isLeft = left >= lineStart && (leftGap <= rightGap || right >= lineEnd);
    const distance = gapDistance(isLeft ? leftGap : rightGap, roundingSteps);
    if (distance > bound) break;
    const neighbor = isLeft ? left-- : right++;
    if (distance === 0 && isUnlikeOnly) continue;
    neighborIndices[count] = neighbor;
    neighborDistances[count++] = distance;
    weight += multiplicities[neighbor]!;
    if (weight >= wanted) bound = distance;
  }
  settleShell(found, { count, weight, bound });
}

/** Goes through the lines in ascending distance; a line with nothing near the position costs two comparisons. */
function walkOtherLines(search: LineSearch, vector: number, found: Neighborhood): void {
  const { cursors, space } = search;
  const { squares, below, above } = cursors;
  const position = space.vectors.lines.positions[vector]!;
  let limit = squaredLimit(found.bound);
  for (let place = 0; place < cursors.count || addCursor(search); place++) {
    const apart = squares[place]!;
    if (apart > limit) return;
    if (position <= below[place]! || position > above[place]!) moveCursor(search, place, position);
    const down = space.sweptWeight * (position - below[place]!);
    const up = space.sweptWeight * (position - above[place]!);
    if (apart + down * down > limit && apart + up * up > limit) continue;
    walkLine(search, place, { position, apart, found });
    limit = squaredLimit(found.bound);
  }
}

/** Where a question about another line starts: a position, and how far apart the lines are, squared. */
interface Question {
  readonly position: number;
  readonly apart: number;
  readonly found: Neighborhood;
}

/** Outward from the position, one side after the other. */
function walkLine({ space, queue, cursors }: LineSearch, place: number, question: Question): void {
  const { starts } = space.vectors.lines;
  const line = queue.lines[place]!;
  const cursor = cursors.vectors[place]!;
  walkUp(space, cursor, starts[line + 1]!, question);
  walkDown(space, cursor - 1, starts[line]!, question);
}

function walkUp(space: MeasuredSpace, first: number, end: number, { position, apart, found }: Question): void {
  const { sweptWeight, roundingSteps } = space;
  const { positions } = space.vectors.lines;
  for (let vector = first; vector < end; vector++) {
    const difference = sweptWeight * (position - positions[vector]!);
    const distance = distanceOf(apart + difference * difference, roundingSteps);
    if (distance > found.bound) return;
    addNeighbor(found, vector, distance);
  }
}

function walkDown(space: MeasuredSpace, last: number, start: number, { position, apart, found }: Question): void {
  const { sweptWeight, roundingSteps } = space;
  const { positions } = space.vectors.lines;
  for (let vector = last; vector >= start; vector--) {
    const difference = sweptWeight * (position - positions[vector]!);
    const distance = distanceOf(apart + difference * difference, roundingSteps);
    if (distance > found.bound) return;
    addNeighbor(found, vector, distance);
  }
}

/** Takes the next line off the queue; false where there is none. */
function addCursor({ queue, squares, cursors }: LineSearch): boolean {
  const place = cursors.count;
  if (!reachPlace(queue, squares, place)) return false;
  cursors.squares[place] = squares[queue.lines[place]!]!;
  cursors.below[place] = Number.POSITIVE_INFINITY;
  cursors.count++;
  return true;
}

/** Finds where a position falls in a line; a step or two from the cursor where the last position was a little less. */
function moveCursor({ space, queue, cursors }: LineSearch, place: number, position: number): void {
  const { starts, positions } = space.vectors.lines;
  const line = queue.lines[place]!;
  const start = starts[line]!;
  const end = starts[line + 1]!;
  let low = position > cursors.below[place]! ? cursors.vectors[place]! : start;
  let high = low;
  for (let step = 1; high < end && positions[high]! < position; step *= 2) {
    low = high + 1;
    high += step;
  }
  const cursor = firstAtLeast(positions, position, low, Math.min(high, end));
  cursors.vectors[place] = cursor;
  cursors.below[place] = cursor > start ? positions[cursor - 1]! : Number.NEGATIVE_INFINITY;
  cursors.above[place] = cursor < end ? positions[cursor]! : Number.POSITIVE_INFINITY;
}
