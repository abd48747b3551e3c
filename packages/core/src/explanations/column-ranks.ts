import { columnValues, type ValueTable } from "../features/feature-table.ts";

/** Where a value stands among the scored sessions. */
export interface Standing {
  moreThan: number;
  of: number;
}

/** Of the other sessions, how many have a smaller value; `except`: whether whoever asks is one of the table's own. */
export function columnRanks(table: ValueTable, column: number, except: "itself" | "none"): (value: number) => Standing {
  const sorted = columnValues(table, column).sort();
  const of = except === "itself" ? sorted.length - 1 : sorted.length;
  return (value) => ({ moreThan: countBelow(sorted, value), of });
}

/** Of all sessions, how many share the flag's value. */
export function flagCounts(table: ValueTable, column: number): (value: number) => Standing {
  const { rowCount } = table;
  const set = columnValues(table, column).reduce((count, value) => count + value, 0);
  return (value) => ({ moreThan: value === 1 ? set : rowCount - set, of: rowCount });
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
