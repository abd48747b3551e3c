import { readFileSync } from "node:fs";
import { classicFeatureIdSchema } from "@stray/schemas";
import { type Draw, normal, seededDraw } from "./seeded-random.ts";

/** The twelve features of profile `classic`, in its order; the first is in seconds, the last three are flags. */
export const sessionColumns = classicFeatureIdSchema.options;

export const featureCount = sessionColumns.length;
const totalEvents = sessionColumns.indexOf("total_events");
const flagCount = 3;
/** How often a count is one off: chosen so that combinations of counts grow with the rows as they do in real logs. */
const jitterShare = 0.012;

/** `dup`: two durations in three are 0 and half of the rest whole seconds; `distinct`: no two durations are equal. */
export type Repeats = "dup" | "distinct";

/** Session rows (row-major) resampled from real ones, each count now and then one off; seeded. */
export function sessionRows(sources: readonly Float64Array[], rowCount: number, repeats: Repeats): Float64Array {
  const draw = seededDraw(rowCount + (repeats === "dup" ? 1 : 0));
  const matrix = new Float64Array(rowCount * featureCount);
  for (let row = 0; row < rowCount; row++) {
    const values = matrix.subarray(row * featureCount, (row + 1) * featureCount);
    values.set(sources[Math.floor(draw() * sources.length)]!);
    for (let column = 1; column < featureCount - flagCount; column++) jitterCount(values, column, draw);
    values[0] = duration(values[0]!, repeats, draw);
  }
  return matrix;
}

function jitterCount(values: Float64Array, column: number, draw: Draw): void {
  if (draw() >= jitterShare) return;
  const step = draw() < 0.5 && values[column]! > 0 ? -1 : 1;
  values[column]! += step;
  if (column !== totalEvents) values[totalEvents]! += step;
}

function duration(seconds: number, repeats: Repeats, draw: Draw): number {
  if (repeats === "dup" && draw() < 2 / 3) return 0;
  const around = (seconds + 60 * draw()) * Math.exp(0.5 * normal(draw));
  return repeats === "dup" && draw() < 0.5 ? Math.round(around) : around;
}

/** log1p of seconds and counts, then each column as (x - median) / MAD, or / sd where the MAD is 0. */
export function scaledRows(matrix: Float64Array): Float64Array {
  const rowCount = matrix.length / featureCount;
  const scaled = new Float64Array(matrix.length);
  for (let column = 0; column < featureCount; column++) {
    const isFlag = column >= featureCount - flagCount;
    const values = Float64Array.from({ length: rowCount }, (_, row) => {
      const value = matrix[row * featureCount + column]!;
      return isFlag ? value : Math.log1p(value);
    });
    const { center, spread } = centerAndSpread(values);
    for (let row = 0; row < rowCount; row++) scaled[row * featureCount + column] = (values[row]! - center) / spread;
  }
  return scaled;
}

function centerAndSpread(values: Float64Array): { center: number; spread: number } {
  const center = middle(values);
  const mad = middle(values.map((value) => Math.abs(value - center)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { center, spread: mad || Math.sqrt(variance) || 1 };
}

function middle(values: Float64Array): number {
  return values.toSorted()[values.length >> 1]!;
}

/** Reads the session columns of a CSV; they count from the right, since only its first column (a path) may hold commas. */
export function readSessionRows(path: string): Float64Array[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const names = head.split(",").reverse();
  return lines.map((line) => {
    const cells = line.split(",").reverse();
    return Float64Array.from(sessionColumns, (name) => Number(cells[names.indexOf(name)]));
  });
}

/** Sessions to resample where no file of real ones is given: mostly short and quiet, now and then busy. */
export function madeUpSessions(): Float64Array[] {
  const draw = seededDraw(1);
  return Array.from({ length: 300 }, () => {
    const failures = draw() < 0.1 ? Math.ceil(8 * draw()) : 0;
    const services = draw() < 0.1 ? Math.ceil(20 * draw() ** 3) : 0;
    const rare: number[] = Array.from({ length: 4 }, () => (draw() < 0.05 ? 1 : 0));
    const total = 1 + failures + services + rare.reduce((sum, count) => sum + count, 0);
    const seconds = draw() < 0.5 ? 0 : 3600 * draw() ** 4;
    const flags = [0.3, 0.2, 0.9].map((share) => Number(draw() < share));
    const [tasks = 0, admins = 0, users = 0, cleared = 0] = rare;
    return Float64Array.from([seconds, failures, 1, tasks, services, admins, users, cleared, total, ...flags]);
  });
}
