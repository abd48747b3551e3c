import { distanceOf, type MeasuredSpace, squaredBetweenLines } from "./metric.ts";

/** For each line the distance to the nearest other; infinite where there is none. */
export function distancesToNearestLines(space: MeasuredSpace): Float64Array {
  const { lineCount } = space.vectors.lines;
  const nearest = new Float64Array(lineCount).fill(Number.POSITIVE_INFINITY);
  for (let line = 1; line < lineCount; line++) takeNearest(space, line, nearest);
  for (let line = 0; line < lineCount; line++) nearest[line] = distanceOf(nearest[line]!, space.roundingSteps);
  return nearest;
}

/** Distances are symmetric: each pair of lines is measured once. */
function takeNearest(space: MeasuredSpace, line: number, nearest: Float64Array): void {
  let least = nearest[line]!;
  for (let other = 0; other < line; other++) {
    const squared = squaredBetweenLines(space, line, other);
    if (squared < least) least = squared;
    if (squared < nearest[other]!) nearest[other] = squared;
  }
  nearest[line] = least;
}

/** Measures how far apart a line and every line are, squared. */
export function measureLines(space: MeasuredSpace, line: number, squares: Float64Array): void {
  for (let other = 0; other < squares.length; other++) squares[other] = squaredBetweenLines(space, line, other);
}
