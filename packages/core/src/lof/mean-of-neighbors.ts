import type { Neighborhood } from "./neighborhood.ts";

/**
 * Mean over exactly k neighbors by weight of a value of each: those nearer than the k-distance in full, those at it
 * sharing the rest. Nearest first, as scikit-learn sums: to the last bit where it can.
 */
export function meanOfNeighbors(
  found: Neighborhood,
  k: number,
  kDistance: number,
  values: Float64Array,
  valueOfCopies: number,
): number {
  const { multiplicities, neighborIndices, neighborDistances, count, copies } = found;
  let weight = kDistance > 0 ? copies : 0;
  let sum = weight === 0 ? 0 : weight * valueOfCopies;
  let place = 0;
  while (place < count && neighborDistances[place]! < kDistance) {
    const multiplicity = multiplicities[neighborIndices[place]!]!;
    sum += multiplicity * values[place]!;
    weight += multiplicity;
    place++;
  }
  return addShell(found, { place, sum, needed: k - weight, kDistance, values, valueOfCopies }) / k;
}

interface Shell {
  place: number;
  sum: number;
  needed: number;
  kDistance: number;
  values: Float64Array;
  valueOfCopies: number;
}

/** The shell's rows share what is needed; where all have one value it does not matter which of them are taken. */
function addShell(found: Neighborhood, { place, sum, needed, kDistance, values, valueOfCopies }: Shell): number {
  const { multiplicities, neighborIndices, neighborDistances, count, copies } = found;
  let weight = kDistance === 0 ? copies : 0;
  const first = weight > 0 ? valueOfCopies : values[place]!;
  let shellSum = weight * valueOfCopies;
  let isOneValue = true;
  for (let next = place; next < count && neighborDistances[next] === kDistance; next++) {
    const multiplicity = multiplicities[neighborIndices[next]!]!;
    weight += multiplicity;
    shellSum += multiplicity * values[next]!;
    if (values[next] !== first) isOneValue = false;
  }
  if (!isOneValue) return sum + (shellSum / weight) * needed;
  let total = sum;
  for (let row = 0; row < needed; row++) total += first;
  return total;
}
