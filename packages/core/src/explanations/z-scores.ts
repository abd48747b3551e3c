import { Matrix } from "ml-matrix";
import { type FeatureTable, featureMatrix } from "../features/feature-table.ts";

const deviationOffset = 1e-9;

/** (value - mean) / (population standard deviation + 1e-9), row-major like the table. */
export function zScores(table: FeatureTable): Float64Array {
  const { features, sessions, values } = table;
  if (sessions.length === 0) return new Float64Array(0);
  const matrix = featureMatrix(table);
  // Sums run in sorted order, so that the order of the sessions cannot change a digit.
  const columns = new Matrix(features.map((_, column) => Float64Array.from(matrix.getColumn(column)).sort()));
  const means = columns.mean("row");
  const deviations = columns.standardDeviation("row", { mean: means, unbiased: false });
  return values.map((value, index) => {
    const column = index % features.length;
    return (value - means[column]!) / (deviations[column]! + deviationOffset);
  });
}
