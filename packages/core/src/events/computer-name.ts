/** A computer's name as it is compared: folded and without the domain (rule R7). An address stays whole. */
export function computerKey(computer: string): string {
  const folded = computer.toLowerCase();
  if (/^[\d.]+$/.test(folded)) return folded;
  const dot = folded.indexOf(".");
  return dot > 0 ? folded.slice(0, dot) : folded;
}

/** Of two spellings of one computer the one to show: the longer (it has the domain), else the first by code unit. */
export function fullerName(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a < b ? a : b;
}
