/**
 * Mean over exactly k neighbors by weight of a value of each: those nearer than the k-distance in full, those at it
 * sharing the rest. Always summed in vector order, copies first and the shell last. Up to k = 3 these are the sums that
 * scikit-learn makes, since two terms add up alike either way. One object is used again for vector after vector.
 */
export interface NearestMean {
  k: number;
  kDistance: number;
  /** Rows nearer than the k-distance, and the sum of their values. */
  nearerWeight: number;
  nearerSum: number;
  /** The same of the rows at the k-distance. */
  shellWeight: number;
  shellSum: number;
  /** What the shell's first row has, and whether all of it has that. */
  shellValue: number;
  isOneValue: boolean;
}

/** A mean of nothing yet. */
export function createNearestMean(): NearestMean {
  return {
    k: 0,
    kDistance: Number.NaN,
    nearerWeight: 0,
    nearerSum: Number.NaN,
    shellWeight: 0,
    shellSum: Number.NaN,
    shellValue: Number.NaN,
    isOneValue: true,
  };
}

/** Starts with the vector's own copies, which stand at distance 0 and have `ofCopies` each. */
export function startMean(mean: NearestMean, k: number, kDistance: number, copies: number, ofCopies: number): void {
  const isNearer = kDistance > 0;
  mean.k = k;
  mean.kDistance = kDistance;
  mean.nearerWeight = isNearer ? copies : 0;
  mean.nearerSum = isNearer && copies > 0 ? copies * ofCopies : 0;
  mean.shellWeight = isNearer ? 0 : copies;
  mean.shellSum = isNearer || copies === 0 ? 0 : copies * ofCopies;
  mean.shellValue = ofCopies;
  mean.isOneValue = true;
}

/** Adds `weight` rows that stand at the k-distance. */
export function addToShell(mean: NearestMean, weight: number, value: number): void {
  if (mean.shellWeight === 0) mean.shellValue = value;
  else if (value !== mean.shellValue) mean.isOneValue = false;
  mean.shellWeight += weight;
  mean.shellSum += weight * value;
}

/** The mean of what was added. Where all of a shell have one value, which of them are taken does not matter. */
export function finishMean({ k, nearerWeight, nearerSum, shellWeight, shellSum, shellValue, isOneValue }: NearestMean) {
  const needed = k - nearerWeight;
  if (!isOneValue) return (nearerSum + (shellSum / shellWeight) * needed) / k;
  let total = nearerSum;
  for (let row = 0; row < needed; row++) total += shellValue;
  return total / k;
}
