import type { FeatureId, FeatureValues, LogonSession } from "@stray/schemas";
import { Matrix } from "ml-matrix";
import { AnalysisError } from "../errors.ts";
import type { Feature, FeatureContext } from "./feature.ts";

/** Rows that others are compared with, features as columns: `row * features.length + column`. */
export interface ValueTable {
  features: readonly Feature[];
  rowCount: number;
  /** Raw values; what cannot be observed is 0 here. */
  values: Float64Array;
}

/** Sessions as rows. */
export interface FeatureTable extends ValueTable {
  sessions: readonly LogonSession[];
  /** False where the computer's evidence lacks every channel that could show the feature. */
  isObservable: (row: number, column: number) => boolean;
}

/** What a table is read with: the columns, what they may look up, and which of them a computer's evidence can show. */
export interface FeatureReading {
  features: readonly Feature[];
  context: FeatureContext;
  isObservable: (session: LogonSession, feature: Feature) => boolean;
}

/**
 * Reads every feature of every session, in the given order of both. Throws AnalysisError `valueNotFinite`: a column with
 * such a value has no deviation, and would be left out as if it were constant.
 */
export function featureTable(sessions: readonly LogonSession[], reading: FeatureReading): FeatureTable {
  const { features, context } = reading;
  const isObservable = (row: number, column: number) => reading.isObservable(sessions[row]!, features[column]!);
  const values = new Float64Array(sessions.length * features.length);
  sessions.forEach((session, row) => {
    features.forEach((feature, column) => {
      if (!isObservable(row, column)) return;
      values[row * features.length + column] = finiteValue(feature, session, context);
    });
  });
  return { features, rowCount: sessions.length, sessions, values, isObservable };
}

function finiteValue(feature: Feature, session: LogonSession, context: FeatureContext): number {
  const value = feature.read(session, context);
  if (Number.isFinite(value)) return value;
  throw new AnalysisError("valueNotFinite", `The feature ${feature.id} of session ${session.sessionKey} is ${value}.`);
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

/** A row's raw values, in the order of the features. */
export function rowValues({ features, values }: ValueTable, row: number): Float64Array {
  return values.subarray(row * features.length, (row + 1) * features.length);
}

/** One feature's raw values, in the order of the rows. */
export function columnValues({ features, rowCount, values }: ValueTable, column: number): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, row) => values[row * features.length + column]!);
}

/** Whether the feature of that row reaches what is a severe kind. */
export function isSevere(table: FeatureTable, row: number, column: number): boolean {
  return reachesSevere(table.features[column]!, rowValues(table, row)[column]!);
}

/** The severe kinds that hold of a row's raw values, in catalog order. */
export function severityKindsOf(features: readonly Feature[], values: ArrayLike<number>): FeatureId[] {
  return features.filter((feature, column) => reachesSevere(feature, values[column]!)).map(({ id }) => id);
}

function reachesSevere({ severeFrom }: Feature, value: number): boolean {
  return severeFrom !== undefined && value >= severeFrom;
}
