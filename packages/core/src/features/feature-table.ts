import type { FeatureValues, LogonSession } from "@stray/schemas";
import { Matrix } from "ml-matrix";
import type { Feature, FeatureContext } from "./feature.ts";

/** Sessions as rows, features as columns: `row * features.length + column`. */
export interface FeatureTable {
  features: readonly Feature[];
  sessions: readonly LogonSession[];
  /** Raw values; what cannot be observed is 0 here. */
  values: Float64Array;
  /** False where the computer's evidence lacks every channel that could show the feature. */
  isObservable: (row: number, column: number) => boolean;
}

/** What a table is read with: the columns, what they may look up, and which of them a computer's evidence can show. */
export interface FeatureReading {
  features: readonly Feature[];
  context: FeatureContext;
  isObservable: (session: LogonSession, feature: Feature) => boolean;
}

/** Reads every feature of every session, in the given order of both. */
export function featureTable(sessions: readonly LogonSession[], reading: FeatureReading): FeatureTable {
  const { features, context } = reading;
  const isObservable = (row: number, column: number) => reading.isObservable(sessions[row]!, features[column]!);
  const values = new Float64Array(sessions.length * features.length);
  sessions.forEach((session, row) => {
    features.forEach((feature, column) => {
      if (!isObservable(row, column)) return;
      values[row * features.length + column] = feature.read(session, context);
    });
  });
  return { features, sessions, values, isObservable };
}

/** A row's values by feature id, as a report shows them; null: not observable. */
export function shownFeatures({ features, values, isObservable }: FeatureTable, row: number): FeatureValues {
  const shown: FeatureValues = {};
  features.forEach(({ id }, column) => {
    shown[id] = isObservable(row, column) ? values[row * features.length + column]! : null;
  });
  return shown;
}

/** The table as a public matrix, one row a session; for small tables, since it copies every row. */
export function featureMatrix({ features, sessions, values }: FeatureTable): Matrix {
  return Matrix.from1DArray(sessions.length, features.length, values);
}

/** Whether the feature of that row reaches what is a severe kind. */
export function isSevere({ features, values }: FeatureTable, row: number, column: number): boolean {
  const { severeFrom } = features[column]!;
  return severeFrom !== undefined && values[row * features.length + column]! >= severeFrom;
}
