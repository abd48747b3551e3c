import type { FeatureTable } from "../features/feature-table.ts";

/** Where a value stands among the scored sessions. */
export interface Standing {
  moreThan: number;
  of: number;
}

/** Of the other sessions, how many have a smaller value. */
export function columnRanks({ features, sessions, values }: FeatureTable, column: number): (value: number) => Standing {
  const sorted = Float64Array.from(sessions, (_, row) => values[row * features.length + column]!).sort();
  return (value) => ({ moreThan: countBelow(sorted, value), of: sorted.length - 1 });
}

/** Of all sessions, how many share the flag's value. */
export function flagCounts({ features, sessions, values }: FeatureTable, column: number): (value: number) => Standing {
  const set = sessions.reduce((count, _, row) => count + values[row * features.length + column]!, 0);
  return (value) => ({ moreThan: value === 1 ? set : sessions.length - set, of: sessions.length });
}

function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
