import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { normal, seededDraw } from "./seeded-random.ts";
import { featureCount, scaledRows, sessionRows } from "./session-rows.ts";

/** The four kinds of session rows, independent normal columns, and correlated ones of rank 3. */
export const sets = ["distinct-raw", "distinct-scaled", "dup-raw", "dup-scaled", "gaussian", "rank3"] as const;

export type RowSet = (typeof sets)[number];

/** Makes a file of float64 rows once; returns its path. */
export function makeRows(set: RowSet, rowCount: number, sources: readonly Float64Array[], folder: string): string {
  const path = join(folder, `${set}-${rowCount}.f64`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, rowsOf(set, rowCount, sources));
  }
  return path;
}

function rowsOf(set: RowSet, rowCount: number, sources: readonly Float64Array[]): Float64Array {
  switch (set) {
    case "gaussian":
      return gaussianRows(rowCount);
    case "rank3":
      return correlatedRows(rowCount, 3);
    default: {
      const rows = sessionRows(sources, rowCount, set.startsWith("dup") ? "dup" : "distinct");
      return set.endsWith("scaled") ? scaledRows(rows) : rows;
    }
  }
}

function gaussianRows(rowCount: number): Float64Array {
  const draw = seededDraw(rowCount);
  return Float64Array.from({ length: rowCount * featureCount }, () => normal(draw));
}

/** Every column a mixture of `rank` independent ones. */
function correlatedRows(rowCount: number, rank: number): Float64Array {
  const draw = seededDraw(rowCount);
  const mixture = Array.from({ length: rank }, () => Array.from({ length: featureCount }, () => normal(draw)));
  const rows = new Float64Array(rowCount * featureCount);
  for (let row = 0; row < rowCount; row++) {
    for (const parts of mixture) {
      const amount = normal(draw);
      parts.forEach((part, column) => {
        rows[row * featureCount + column]! += amount * part;
      });
    }
  }
  return rows;
}
