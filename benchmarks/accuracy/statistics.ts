/** NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the mean, over independent values. */
export function standardError(values: readonly number[]): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)) / values.length);
}

/** The jackknife's standard error of a figure, from its values with each group left out in turn. */
export function jackknifeError(leftOut: readonly number[]): number {
  const center = mean(leftOut);
  return Math.sqrt((leftOut.length - 1) * mean(leftOut.map((value) => (value - center) ** 2)));
}
