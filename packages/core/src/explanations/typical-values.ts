import type { ValueTable } from "../features/feature-table.ts";
import type { DistinctVectors } from "../lof/distinct-vectors.ts";

/**
 * A raw value for each distinct vector. Rows of a vector agree in counts and flags; in seconds, which are scored in
 * steps, their median stands for them.
 */
export function typicalValues(table: ValueTable, vectors: DistinctVectors, column: number): Float64Array {
  const { features, values } = table;
  const valueAt = (row: number) => values[row * features.length + column]!;
  const typical = new Float64Array(vectors.vectorCount);
  if (features[column]!.unit !== "seconds") {
    vectors.vectorOfRow.forEach((vector, row) => {
      typical[vector] = valueAt(row);
    });
    return typical;
  }
  rowsByVector(vectors).forEach((rows, vector) => {
    const sorted = Float64Array.from(rows, valueAt).sort();
    typical[vector] = middle(sorted);
  });
  return typical;
}

/** The median of values that each stand for several; 0 of none. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let below = 0;
  for (const [place, index] of order.entries()) {
    below += weights[index]!;
    if (below > half) return values[index]!;
    if (below === half) return (values[index]! + values[order[place + 1]!]!) / 2;
  }
  return 0;
}

function rowsByVector({ vectorCount, vectorOfRow }: DistinctVectors): number[][] {
  const rows = Array.from({ length: vectorCount }, (): number[] => []);
  vectorOfRow.forEach((vector, row) => {
    rows[vector]!.push(row);
  });
  return rows;
}

/** The median of sorted values. */
export function middle(sorted: Float64Array): number {
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
}
