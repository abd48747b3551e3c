import { gapDistance, type MeasuredSpace } from "./metric.ts";
import { addToShell, type NearestMean } from "./nearest-mean.ts";

/** A vector and those around it on its line: from `first` to before `end`, itself among them. */
export interface Window {
  vector: number;
  first: number;
  end: number;
}

/** Adds the reachability distances of a window's vectors: the distance, the neighbor's own k-distance or the floor. */
export function addReachesOnLine(
  mean: NearestMean,
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  { vector, first, end }: Window,
  kDistances: Float64Array,
  floor: number,
): void {
  const { multiplicities } = vectors;
  const { positions } = vectors.lines;
  const { kDistance } = mean;
  const position = positions[vector]!;
  let { nearerSum, nearerWeight } = mean;
  for (let neighbor = first; neighbor < end; neighbor++) {
    if (neighbor === vector) continue;
    const distance = gapDistance(sweptWeight * (position - positions[neighbor]!), roundingSteps);
    const reach = Math.max(distance, kDistances[neighbor]!, floor);
    if (distance < kDistance) {
      nearerSum += multiplicities[neighbor]! * reach;
      nearerWeight += multiplicities[neighbor]!;
    } else if (distance === kDistance) addToShell(mean, multiplicities[neighbor]!, reach);
  }
  mean.nearerSum = nearerSum;
  mean.nearerWeight = nearerWeight;
}

/** Adds how many times as dense as the vector each of a window's vectors is. */
export function addRatiosOnLine(
  mean: NearestMean,
  { vectors, sweptWeight, roundingSteps }: MeasuredSpace,
  { vector, first, end }: Window,
  densities: Float64Array,
): void {
  const { multiplicities } = vectors;
  const { positions } = vectors.lines;
  const { kDistance } = mean;
  const position = positions[vector]!;
  const density = densities[vector]!;
  let { nearerSum, nearerWeight } = mean;
  for (let neighbor = first; neighbor < end; neighbor++) {
    if (neighbor === vector) continue;
    const distance = gapDistance(sweptWeight * (position - positions[neighbor]!), roundingSteps);
    const ratio = densities[neighbor]! / density;
    if (distance < kDistance) {
      nearerSum += multiplicities[neighbor]! * ratio;
      nearerWeight += multiplicities[neighbor]!;
    } else if (distance === kDistance) addToShell(mean, multiplicities[neighbor]!, ratio);
  }
  mean.nearerSum = nearerSum;
  mean.nearerWeight = nearerWeight;
}
