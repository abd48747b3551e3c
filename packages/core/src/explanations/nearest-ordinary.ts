import type { NearestOrdinary } from "@stray/schemas";
import { type FeatureTable, shownFeatures } from "../features/feature-table.ts";
import { type VectorGround, visitAround } from "../novelty/vector-ground.ts";
import { compareByStart } from "../sessions/session-order.ts";

/** Finds the ordinary session nearest to a point; of equally near ones the earliest, then the smaller key. */
export function nearestOrdinaryFinder(
  table: FeatureTable,
  ground: VectorGround,
  isOrdinary: (row: number) => boolean,
): (point: Float64Array) => NearestOrdinary | null {
  const firstRows = firstOrdinaryRows(table, ground, isOrdinary);
  return (point) => {
    let nearest: { row: number; distance: number } | null = null;
    visitAround(ground, point, (vector, distance) => {
      const row = firstRows.get(vector);
      if (row !== undefined && (nearest === null || isBefore({ row, distance }, nearest))) nearest = { row, distance };
      return nearest?.distance ?? Number.POSITIVE_INFINITY;
    });
    return nearest === null ? null : asNearest(table, nearest);
  };

  function isBefore(a: { row: number; distance: number }, b: { row: number; distance: number }): boolean {
    if (a.distance !== b.distance) return a.distance < b.distance;
    return compareByStart(table.sessions[a.row]!, table.sessions[b.row]!) < 0;
  }
}

function asNearest(table: FeatureTable, { row }: { row: number }): NearestOrdinary {
  return { sessionKey: table.sessions[row]!.sessionKey, features: shownFeatures(table, row) };
}

/** Of each vector that is ordinary, the row that stands for it. */
function firstOrdinaryRows(
  { sessions }: FeatureTable,
  { vectors }: VectorGround,
  isOrdinary: (row: number) => boolean,
): Map<number, number> {
  const firstRows = new Map<number, number>();
  vectors.vectorOfRow.forEach((vector, row) => {
    if (!isOrdinary(row)) return;
    const known = firstRows.get(vector);
    if (known === undefined || compareByStart(sessions[row]!, sessions[known]!) < 0) firstRows.set(vector, row);
  });
  return firstRows;
}
