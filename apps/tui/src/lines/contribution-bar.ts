/** A bar of whole cells for a part of the largest part; anything above zero shows at least one. */
export function contributionBar(
  part: number,
  largest: number,
  { width, glyph }: { width: number; glyph: string },
): string {
  const cells = part <= 0 || largest <= 0 ? 0 : Math.max(1, Math.round((part / largest) * width));
  return glyph.repeat(Math.min(cells, width)).padEnd(width);
}
