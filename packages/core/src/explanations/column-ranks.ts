import { columnValues, type ValueTable } from "../features/feature-table.ts";

/** Where a value stands among other sessions: how many have a smaller one (of a flag: the same), and a larger one. */
export interface Standing {
  moreThan: number;
  lessThan: number;
  of: number;
}

/** Ranks among the others; `except`: whether whoever asks is one of the table's own. */
export function columnRanks(table: ValueTable, column: number, except: "itself" | "none"): (value: number) => Standing {
  const sorted = columnValues(table, column).sort();
  const of = except === "itself" ? sorted.length - 1 : sorted.length;
  return (value) => {
    const below = countWhere(sorted, (other) => other < value);
    const notAbove = countWhere(sorted, (other) => other <= value);
    return { moreThan: below, lessThan: sorted.length - notAbove, of };
  };
}

/** Of all sessions, how many share the flag's value. */
export function flagCounts(table: ValueTable, column: number): (value: number) => Standing {
  const { rowCount } = table;
  const set = columnValues(table, column).reduce((count, value) => count + value, 0);
  return (value) => ({ moreThan: value === 1 ? set : rowCount - set, lessThan: 0, of: rowCount });
}

/** How many of the sorted values pass a test that only the first ones pass. */
function countWhere(sorted: Float64Array, passes: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
