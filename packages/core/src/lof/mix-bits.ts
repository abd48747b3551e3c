/** Mixes the two halves of a float64 into a 32-bit hash (multiplications and shifts as in MurmurHash3's finalizer). */
export function mixBits(low: number, high: number): number {
  let mixed = Math.imul(low, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ high, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16) ^ (mixed >>> 7);
}
