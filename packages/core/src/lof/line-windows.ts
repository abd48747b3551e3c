import { gapDistance, type MeasuredSpace } from "./metric.ts";

/**
 * The k-distance of each vector among those on its own line; infinite where a line has not k rows more. A window that
 * holds k + 1 rows slides along the line: both its ends only ever move forward, so that the whole costs a few steps a
 * vector, whatever k is.
 */
export function kDistancesAlongLines(space: MeasuredSpace, k: number): Float64Array {
  const { vectorCount, lines } = space.vectors;
  const kDistances = new Float64Array(vectorCount).fill(Number.POSITIVE_INFINITY);
  for (let line = 0; line < lines.lineCount; line++) {
    slideWindow(space, k, kDistances, { first: lines.starts[line]!, end: lines.starts[line + 1]! });
  }
  return kDistances;
}

function slideWindow(
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  k: number,
  kDistances: Float64Array,
  { first, end }: { first: number; end: number },
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
  }
}
