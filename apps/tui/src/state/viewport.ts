/** The window over a list: which row is selected and which one is shown first. */
export interface Viewport {
  cursor: number;
  offset: number;
}

/** Moves the cursor into the list and the window no further than needed to show it. */
export function showCursor({ cursor, offset }: Viewport, count: number, height: number): Viewport {
  const selected = Math.max(0, Math.min(cursor, count - 1));
  const lastOffset = Math.max(0, count - height);
  const kept = Math.min(offset, selected, lastOffset);
  return { cursor: selected, offset: Math.max(0, kept, selected - height + 1) };
}

/** Keeps a scroll position within the content, so that the last page stays full. */
export function clampOffset(offset: number, lineCount: number, height: number): number {
  return Math.max(0, Math.min(offset, lineCount - height));
}
