/** A row's neighbors: every other row of positive weight; the weights add up to k. */
type Weights = { row: number; weight: number }[];

export interface PlainRule {
  k: number;
  reachFloor: number;
  densityOffset: number;
  decimals: number | null;
}

/**
 * The definition as written: all pairs, row by row, no grouping, no search. Exactly k neighbors by weight; all nearer
 * than the k-distance whole, those at it sharing the rest.
 */
export function plainLocalOutlierFactors(rows: readonly number[][], rule: PlainRule): number[] {
  const distances = rows.map((a) => rows.map((b) => plainDistance(a, b, rule.decimals)));
  const kDistances = distances.map((row, self) => others(row, self).sort((a, b) => a - b)[rule.k - 1]!);
  const neighbors = distances.map((row, self) => neighborWeights(row, self, rule.k));
  const reaches = neighbors.map((weights, self) => {
    const reach = (row: number) => Math.max(distances[self]![row]!, kDistances[row]!, rule.reachFloor);
    return weightedMean(weights, reach) + rule.densityOffset;
  });
  return neighbors.map((weights, self) => reaches[self]! * weightedMean(weights, (row) => 1 / reaches[row]!));
}

function neighborWeights(distances: readonly number[], self: number, k: number): Weights {
  const kDistance = others(distances, self).sort((a, b) => a - b)[k - 1]!;
  const rows = [...distances.keys()].filter((row) => row !== self && distances[row]! <= kDistance);
  const nearer = rows.filter((row) => distances[row]! < kDistance).length;
  const share = (k - nearer) / (rows.length - nearer);
  return rows.map((row) => ({ row, weight: distances[row]! < kDistance ? 1 : share }));
}

function plainDistance(a: readonly number[], b: readonly number[], decimals: number | null): number {
  const distance = Math.sqrt(a.reduce((sum, value, column) => sum + (value - b[column]!) ** 2, 0));
  return decimals === null ? distance : Math.round(distance * 10 ** decimals) / 10 ** decimals;
}

function others(values: readonly number[], self: number): number[] {
  return values.filter((_, row) => row !== self);
}

function weightedMean(weights: Weights, value: (row: number) => number): number {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.reduce((sum, { row, weight }) => sum + weight * value(row), 0) / total;
}
