import type { Neighborhood } from "./neighborhood.ts";

/** Which neighbors a mean is over: k by weight, that is all within `kDistance`. */
export interface KNearest {
  readonly k: number;
  readonly kDistance: number;
}

/**
 * Mean over exactly k neighbors by weight of a value of each (`values`, one for each place in `found`; copies have
 * `ofCopies`): those nearer than the k-distance in full, those at it sharing the rest. Always summed in vector order,
 * the shell last. Up to k = 3 these are the sums that scikit-learn makes, since two terms add up alike either way.
 */
export function meanOfNeighbors(
  found: Neighborhood,
  { k, kDistance }: KNearest,
  values: Float64Array,
  ofCopies: number,
): number {
  const { multiplicities, neighborIndices, neighborDistances, count, copies } = found;
  let nearer = kDistance > 0 ? copies : 0;
  let sum = nearer > 0 ? nearer * ofCopies : 0;
  let shellWeight = copies - nearer;
  let shellSum = shellWeight > 0 ? shellWeight * ofCopies : 0;
  let shellValue = ofCopies;
  let isOneValue = true;
  for (let place = 0; place < count; place++) {
    const distance = neighborDistances[place]!;
    if (distance > kDistance) continue;
    const multiplicity = multiplicities[neighborIndices[place]!]!;
    const value = values[place]!;
    if (distance < kDistance) {
      sum += multiplicity * value;
      nearer += multiplicity;
    } else {
      if (shellWeight === 0) shellValue = value;
      if (value !== shellValue) isOneValue = false;
      shellWeight += multiplicity;
      shellSum += multiplicity * value;
    }
  }
  const needed = k - nearer;
  return (isOneValue ? addTimes(sum, shellValue, needed) : sum + (shellSum / shellWeight) * needed) / k;
}

/** Row by row: where all of a shell have one value it does not matter which of them are taken. */
function addTimes(sum: number, value: number, times: number): number {
  let total = sum;
  for (let row = 0; row < times; row++) total += value;
  return total;
}
