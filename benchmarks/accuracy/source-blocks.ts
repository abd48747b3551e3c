import { jackknifeError } from "./statistics.ts";

/** A figure over all sources, and with each tenth of the sources left out in turn. */
export interface Figure {
  all: number;
  leftOut: readonly number[];
}

const blockCount = 10;

/** Measures a figure over all rows, then with each tenth of their sources left out in turn. */
export function figureOf<Row extends { source: string }>(
  rows: readonly Row[],
  measure: (rows: readonly Row[]) => number,
): Figure {
  const blocks = sourceBlocks(rows);
  const leftOut = Array.from({ length: blockCount }, (_, left) => {
    return measure(rows.filter((_row, index) => blocks[index] !== left));
  });
  return { all: measure(rows), leftOut };
}

/** Both were measured in the same trials, so the error of their difference is smaller than either's. */
export function gain(figure: Figure, over: Figure): Figure {
  const leftOut = figure.leftOut.map((value, block) => value - over.leftOut[block]!);
  return { all: figure.all - over.all, leftOut };
}

/** The figure and its jackknife error over left-out sources. */
export function figureText({ all, leftOut }: Figure): string {
  return `${all.toFixed(3)} ± ${jackknifeError(leftOut).toFixed(3)}`;
}

/** Sources spread over blocks by their place in order, so that a file's sessions go together. */
function sourceBlocks(of: readonly { source: string }[]): number[] {
  const sources = [...new Set(of.map(({ source }) => source))].sort();
  const blockOf = new Map(sources.map((source, place) => [source, place % blockCount]));
  return of.map(({ source }) => blockOf.get(source) ?? 0);
}
