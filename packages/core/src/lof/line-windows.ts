import { gapDistance, type MeasuredSpace } from "./metric.ts";

/**
 * For each vector how far the neighbors on its own line reach: as many vectors before it and after it. `elsewhere` in
 * `before` where the neighbors are to be searched for.
 */
export interface LineWindows {
  readonly before: Uint16Array;
  readonly after: Uint16Array;
}

/** More vectors than a window tells of, or neighbors on other lines. */
export const elsewhere = 0xffff;

/** Windows that tell nothing yet. */
export function createWindows(vectorCount: number): LineWindows {
  return { before: new Uint16Array(vectorCount).fill(elsewhere), after: new Uint16Array(vectorCount) };
}

/**
 * The k-distance of each vector among those on its own line; infinite where a line has not k rows more. A window that
 * holds k + 1 rows slides along the line: both its ends only ever move forward, so that the whole costs a few steps a
 * vector, whatever k is.
 */
export function kDistancesAlongLines(space: MeasuredSpace, k: number, windows: LineWindows): Float64Array {
  const { vectorCount, lines } = space.vectors;
  const kDistances = new Float64Array(vectorCount).fill(Number.POSITIVE_INFINITY);
  for (let line = 0; line < lines.lineCount; line++) {
    slideWindow(space, k, { kDistances, ...windows }, lines.starts[line]!, lines.starts[line + 1]!);
  }
  return kDistances;
}

function slideWindow(
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  k: number,
  { kDistances, before, after }: LineWindows & { kDistances: Float64Array },
  first: number,
  end: number,
): void {
  const { multiplicities, lines } = vectors;
  const { positions } = lines;
  let low = first;
  let high = first;
  let weight = multiplicities[first]!;
  for (let vector = first; vector < end; vector++) {
    while (high + 1 < end && (high < vector || weight <= k)) weight += multiplicities[++high]!;
    if (weight <= k) return;
    const position = positions[vector]!;
    let reach = Math.max(position - positions[low]!, positions[high]! - position);
    while (low < vector) {
      let nextWeight = weight - multiplicities[low]!;
      let nextHigh = high;
      while (nextWeight <= k && nextHigh + 1 < end) nextWeight += multiplicities[++nextHigh]!;
      const nextReach = Math.max(position - positions[low + 1]!, positions[nextHigh]! - position);
      if (nextWeight <= k || nextReach > reach) break;
      low++;
      high = nextHigh;
      weight = nextWeight;
      reach = nextReach;
    }
    kDistances[vector] = gapDistance(sweptWeight * reach, roundingSteps);
    before[vector] = Math.min(vector - low, elsewhere);
    after[vector] = Math.min(high - vector, elsewhere);
  }
}

/**
 * Keeps the windows of those vectors of a line to which no other line is as near as their k-distance (the nearest is
 * `nearestOther` away), taking in what ties at the ends. The others get `elsewhere`; returns how many.
 */
export function settleWindows(
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  { kDistances, before, after }: LineWindows & { kDistances: Float64Array },
  { first, end, nearestOther }: { first: number; end: number; nearestOther: number },
): number {
  const { positions } = vectors.lines;
  let unsettledCount = 0;
  for (let vector = first; vector < end; vector++) {
    const position = positions[vector]!;
    const radius = kDistances[vector]!;
    let low = vector - before[vector]!;
    let high = vector + after[vector]!;
    if (nearestOther > radius) {
      while (low > first && gapDistance(sweptWeight * (position - positions[low - 1]!), roundingSteps) <= radius) low--;
      while (high + 1 < end && gapDistance(sweptWeight * (positions[high + 1]! - position), roundingSteps) <= radius)
        high++;
    }
    const isSettled = nearestOther > radius && vector - low < elsewhere && high - vector < elsewhere;
    before[vector] = isSettled ? vector - low : elsewhere;
    after[vector] = high - vector;
    if (!isSettled) unsettledCount++;
  }
  return unsettledCount;
}
