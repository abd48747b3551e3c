const secondsLength = "2026-03-02T11:04:05".length;

/** Orders two written UTC times by the clock, whatever the number of their digits (as plain text, `05Z` follows `05.1Z`). */
export function compareTimestamps(a: string, b: string): number {
  return compareText(a.slice(0, secondsLength), b.slice(0, secondsLength)) || compareText(fraction(a), fraction(b));
}

function fraction(text: string): string {
  return text.slice(secondsLength + 1, -1);
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
