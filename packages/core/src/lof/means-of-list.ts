import { addToShell, type NearestMean } from "./nearest-mean.ts";

/** Neighbors that were searched for, the outermost shell last: those from `first` to before `end`. */
export interface NeighborList {
  neighborIndices: Int32Array;
  neighborDistances: Float64Array;
  first: number;
  end: number;
}

/** Adds the reachability distances of listed neighbors: the distance, the neighbor's own k-distance or the floor. */
export function addReachesOfList(
  mean: NearestMean,
  multiplicities: Uint32Array,
  { neighborIndices, neighborDistances, first, end }: NeighborList,
  kDistances: Float64Array,
  floor: number,
): void {
  const { kDistance } = mean;
  let { nearerSum, nearerWeight } = mean;
  for (let place = first; place < end; place++) {
    const neighbor = neighborIndices[place]!;
    const distance = neighborDistances[place]!;
    const reach = Math.max(distance, kDistances[neighbor]!, floor);
    if (distance < kDistance) {
      nearerSum += multiplicities[neighbor]! * reach;
      nearerWeight += multiplicities[neighbor]!;
    } else if (distance === kDistance) addToShell(mean, multiplicities[neighbor]!, reach);
  }
  mean.nearerSum = nearerSum;
  mean.nearerWeight = nearerWeight;
}

/** Adds how many times `density` each listed neighbor's density is. */
export function addRatiosOfList(
  mean: NearestMean,
  multiplicities: Uint32Array,
  { neighborIndices, neighborDistances, first, end }: NeighborList,
  densities: Float64Array,
  density: number,
): void {
  const { kDistance } = mean;
  let { nearerSum, nearerWeight } = mean;
  for (let place = first; place < end; place++) {
    const neighbor = neighborIndices[place]!;
    const distance = neighborDistances[place]!;
    const ratio = densities[neighbor]! / density;
    if (distance < kDistance) {
      nearerSum += multiplicities[neighbor]! * ratio;
      nearerWeight += multiplicities[neighbor]!;
    } else if (distance === kDistance) addToShell(mean, multiplicities[neighbor]!, ratio);
  }
  mean.nearerSum = nearerSum;
  mean.nearerWeight = nearerWeight;
}
