/**
 * A number with four decimals as Python's `:.4f` prints it: the double's exact value, ties to even. `toFixed` differs
 * only in ties (it takes the larger), and a double lies halfway between two ten-thousandths only when it is an odd
 * multiple of 1/32: 10^4 x = n + 1/2 needs x = (2n + 1) / (2^5 * 5^4), a dyadic number only where 5^4 divides 2n + 1.
 */
export function pythonFixed4(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const magnitude = Math.abs(value);
  // From 10^21 on toFixed falls back to exponents; such doubles are whole.
  if (magnitude >= 1e21) return Number.isFinite(value) ? `${sign}${BigInt(magnitude)}.0000` : pythonNonFinite(value);
  if (Number.isNaN(value)) return pythonNonFinite(value);
  return `${sign}${(magnitude * 32) % 2 === 1 ? tieToEven(magnitude) : magnitude.toFixed(4)}`;
}

/** With x = m / 32: 10^4 x = 625 m / 2, whose neighbors are (625 m - 1) / 2 and the next. */
function tieToEven(magnitude: number): string {
  const lower = (625n * BigInt(magnitude * 32) - 1n) / 2n;
  const digits = String(lower % 2n === 0n ? lower : lower + 1n).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

function pythonNonFinite(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return value < 0 ? "-inf" : "inf";
}
