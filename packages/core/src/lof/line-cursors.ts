/**
 * Where the position last asked about falls in each line, in the order of the queue: most lines in reach have nothing
 * near, and side by side in memory these are passed over at a few nanoseconds each.
 */
export interface LineCursors {
  /** How many lines have been taken off the queue. */
  count: number;
  /** The squared distance of each line. */
  readonly squares: Float64Array;
  /** The first vector at or after the position, its own position and the one before it; infinite at the ends. */
  readonly vectors: Uint32Array;
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** Cursors of no line yet. */
export function createLineCursors(lineCount: number): LineCursors {
  return {
    count: 0,
    squares: new Float64Array(lineCount),
    vectors: new Uint32Array(lineCount),
    above: new Float64Array(lineCount),
    below: new Float64Array(lineCount),
  };
}

/** Adds a cursor that is nowhere in its line. */
export function addCursor(cursors: LineCursors, squared: number): void {
  cursors.squares[cursors.count] = squared;
  cursors.below[cursors.count] = Number.POSITIVE_INFINITY;
  cursors.count++;
}

/** Moves to a position in a line of which `start` and `end` are told; a step or two where the last one was a little less. */
export function moveCursor(
  cursors: LineCursors,
  place: number,
  positions: Float64Array,
  { position, start, end }: { position: number; start: number; end: number },
): void {
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

/** Binary search: the first place from `first` to before `end` whose value is at least `value`, else `end`. */
function firstAtLeast(values: Float64Array, value: number, first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
