import type { FeatureTable } from "../features/feature-table.ts";
import { featureMatrix } from "../features/feature-table.ts";

const deviationOffset = 1e-9;

/** (value - mean) / (population standard deviation + 1e-9), row-major like the table. */
export function zScores(table: FeatureTable): Float64Array {
  const { features, values } = table;
  if (table.sessions.length === 0) return new Float64Array(0);
  const matrix = featureMatrix(table);
  const means = matrix.mean("column");
  const deviations = matrix.standardDeviation("column", { mean: means, unbiased: false });
  return values.map((value, index) => {
    const column = index % features.length;
    return (value - means[column]!) / (deviations[column]! + deviationOffset);
  });
}
