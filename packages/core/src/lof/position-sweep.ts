import { elsewhere, type LineWindows } from "./line-windows.ts";
import type { MeasuredSpace } from "./metric.ts";

/**
 * The vectors of all lines in order of position, where positions are so sparse that other lines are nearer than the
 * next vector of one's own. They stand in buckets, ascending; within a bucket in any order.
 */
export interface PositionSweep {
  /** Bucket `b` is from `borders[b - 1]` to before `borders[b]`; the first and the last are open-ended. */
  readonly borders: Float64Array;
  /** Bucket `b` holds the places from `starts[b]` to before `starts[b + 1]`. */
  readonly starts: Uint32Array;
  /** Whether a bucket is held; the others are crowded, and nothing is known of them. */
  readonly isHeld: Uint8Array;
  readonly vectors: Uint32Array;
  readonly lines: Uint32Array;
  readonly positions: Float64Array;
}

/** Vectors with neighbors elsewhere for each border, and the most borders. */
const vectorsPerBorder = 8;
const mostBorders = 0xffff;
/** A bucket with more vectors is crowded: lines are the shorter way there. */
const mostInBucket = 64;

/** Buckets are narrow where many vectors have neighbors elsewhere. */
export function createPositionSweep(
  { vectors }: MeasuredSpace,
  { before }: LineWindows,
  listCount: number,
): PositionSweep {
  const borders = sampleBorders(vectors.lines.positions, before, listCount);
  const bucketOfVector = new Uint16Array(vectors.vectorCount);
  const starts = new Uint32Array(borders.length + 2);
  countBuckets(vectors.lines, borders, bucketOfVector, starts);
  const isHeld = new Uint8Array(borders.length + 1);
  for (let bucket = 0; bucket < isHeld.length; bucket++) {
    const count = starts[bucket + 1]!;
    isHeld[bucket] = count <= mostInBucket ? 1 : 0;
    starts[bucket + 1] = starts[bucket]! + (count <= mostInBucket ? count : 0);
  }
  const heldCount = starts.at(-1) ?? 0;
  const held = {
    vectors: new Uint32Array(heldCount),
    lines: new Uint32Array(heldCount),
    positions: new Float64Array(heldCount),
  };
  const sweep = { borders, starts, isHeld, ...held };
  fillBuckets(sweep, vectors.lines, bucketOfVector);
  return sweep;
}

/** The distinct positions of every so many vectors that have neighbors elsewhere, ascending. */
function sampleBorders(positions: Float64Array, before: Uint16Array, listCount: number): Float64Array {
  const step = Math.max(vectorsPerBorder, Math.ceil(listCount / mostBorders));
  const borders = new Float64Array(Math.ceil(listCount / step));
  let passed = 0;
  for (let vector = 0; vector < before.length; vector++) {
    if (before[vector] !== elsewhere) continue;
    if (passed % step === 0) borders[passed / step] = positions[vector]!;
    passed++;
  }
  borders.sort();
  let count = 0;
  for (const border of borders) if (count === 0 || border !== borders[count - 1]) borders[count++] = border;
  return borders.slice(0, count);
}

type Lines = MeasuredSpace["vectors"]["lines"];

/** Counts the vectors of bucket `b` in `counts[b + 1]`; both lines and borders ascend. */
function countBuckets(
  { lineCount, starts, positions }: Lines,
  borders: Float64Array,
  bucketOfVector: Uint16Array,
  counts: Uint32Array,
): void {
  for (let line = 0; line < lineCount; line++) {
    let bucket = 0;
    for (let vector = starts[line]!; vector < starts[line + 1]!; vector++) {
      const position = positions[vector]!;
      if (bucket < borders.length && borders[bucket]! <= position) bucket = countUpTo(borders, position, bucket + 1);
      bucketOfVector[vector] = bucket;
      counts[bucket + 1]! += 1;
    }
  }
}

function fillBuckets(sweep: PositionSweep, { lineCount, starts, positions }: Lines, bucketOfVector: Uint16Array): void {
  const { isHeld, vectors, lines } = sweep;
  const next = sweep.starts.slice();
  for (let line = 0; line < lineCount; line++) {
    for (let vector = starts[line]!; vector < starts[line + 1]!; vector++) {
      const bucket = bucketOfVector[vector]!;
      if (isHeld[bucket] === 0) continue;
      const place = next[bucket]!++;
      vectors[place] = vector;
      lines[place] = line;
      sweep.positions[place] = positions[vector]!;
    }
  }
}

/** The bucket a position falls in. */
export function bucketOf({ borders }: PositionSweep, position: number): number {
  return countUpTo(borders, position, 0);
}

/** How many borders are at or below the position; as many as `least` are known to be. */
function countUpTo(borders: Float64Array, position: number, least: number): number {
  let low = least;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (borders[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
